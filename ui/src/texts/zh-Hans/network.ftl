# 网络：诊断所检查的内容，以及计划对 Cargo 所走路径的说明。

check-network-proxy-ok = Feedwright 和 Cargo 都使用代理 { $proxy }
check-network-proxy-direct = Feedwright 和 Cargo 不经代理即可访问 { $host }
check-network-proxy-only-ours = Cargo 不知道 Feedwright 使用的代理 { $proxy }
check-network-proxy-not-told = Cargo 不知道 Feedwright 使用的代理 { $proxy }
check-network-proxy-only-cargo = Cargo 使用代理 { $other }，而 Feedwright 直接连接
check-network-proxy-different = Feedwright 使用代理 { $proxy }，而 Cargo 使用 { $other }
check-network-proxy-case = HTTPS_PROXY 和 https_proxy 指定了两个代理：Feedwright 使用 { $proxy }，而 Cargo 使用 { $other }。请取消其中一个。
check-network-proxy-repository = { $path } 让 Cargo 使用它自己的代理或颁发机构。Feedwright 不会照做；请确认您信任它。
check-network-proxy-sign-in = 代理 { $proxy } 要求提供用户名和密码。请将 HTTPS_PROXY 设为包含二者的地址。
check-network-proxy-domain-sign-in = 代理 { $proxy } 要求通过 { $ways } 登录，Feedwright 和 Cargo 都无法做到。请运行 px 或 cntlm 之类的中继程序，并在 HTTPS_PROXY 中指定它。
check-network-proxy-sign-in-page = 此网络要求先在浏览器中登录。请打开任意网页，然后重新检查。
check-network-proxy-refused = 代理 { $proxy } 不允许连接到该源。请申请一条放行规则。
check-network-proxy-unreachable = 无法访问代理 { $proxy }
check-network-certificates-ok = Feedwright 和 Cargo 都信任 { $host } 的证书
check-network-certificates-cargo = Feedwright 信任由 { $issuer } 签署的 { $host } 的证书，而 Cargo 不信任
check-network-certificates-ours = Cargo 信任由 { $issuer } 签署的 { $host } 的证书，而 Feedwright 不信任。请在 SSL_CERT_FILE 中指定该颁发机构的文件。
check-network-certificates-unknown = { $host } 的证书由 { $issuer } 签署，此计算机不信任它。如果那是您网络自己的颁发机构，请在 SSL_CERT_FILE 中指定其文件。
check-network-certificates-other-host = 另一台主机代替 { $host } 作出了响应。此网络可能要求先在浏览器中登录。
check-network-certificates-not-now = 按此计算机的时间，{ $host } 的证书无效。请检查时钟。
check-network-certificates-refused = 由 { $issuer } 签署的 { $host } 的证书被拒绝
check-network-certificates-file = 颁发机构文件无法使用：Cargo 或 Feedwright 因此无法连接
check-reason-network = 网络挡在通往 { $organization } 的路上
check-reason-not-seen = 未看到 { $host } 的证书
check-reason-no-date = 服务器没有给出时间
check-reason-socks = 不会检查 SOCKS 代理的内部
check-subject-network-proxy = 代理
check-subject-network-certificates = 证书
check-subject-clock = 此计算机的时钟
check-clock-fast = 此计算机的时钟快了 { $minutes } 分钟
notice-cargo-without-proxy = 请在配置文件的 [network] 下写入 configure-cargo = true 以告知 Cargo，或在运行 cargo 的地方设置 HTTPS_PROXY。
    .lead = Cargo 不知道 Feedwright 使用的代理。
notice-cargo-other-proxy = 详细信息中列出了二者。请为二者指定同一个代理；如果都能到达该源，也可保留。
    .lead = Feedwright 和 Cargo 使用两个不同的代理。
notice-cargo-own-proxy = 如果这不是您想要的，请检查 NO_PROXY。
    .lead = Cargo 使用代理，而 Feedwright 直接连接。
notice-proxy-credentials-stay = 它们不会被复制到 Cargo 的配置中。请在运行 cargo 的地方将其写入 HTTPS_PROXY，并省略 http.proxy。
    .lead = 代理要求提供用户名和密码。
notice-cargo-trusts-file-alone = 这适用于此用户的所有项目。该文件必须包含 Cargo 所需的全部内容。
    .lead = 此后 Cargo 只信任一个文件中的颁发机构。
notice-cargo-without-authority = 请在配置文件的 [network] 下写入 configure-cargo = true 以告知 Cargo，或在运行 cargo 的地方设置 SSL_CERT_FILE。
    .lead = Cargo 不知道 Feedwright 信任的证书颁发机构。
notice-cargo-authority-variable = 它优先于 Cargo 的配置。请在设置它的地方取消设置。
    .lead = 一个变量指定了 Cargo 的证书颁发机构。
notice-tell-cargo = 请打开下方的开关，或在运行 cargo 的环境中设置。
tell-cargo = 同时告知 Cargo
tell-cargo-text = 代理和证书颁发机构会写入您自己的 Cargo 配置，对您的所有项目生效。撤消会将其移除。
