doctor-title-well = Cargo 通过 { $feed } 正常工作
doctor-title-problems = { $count } 个问题
doctor-title-soon = { $count } 件事需要尽快处理
doctor-title-both = { $problems } 个问题，{ $soon } 件事需要尽快处理
doctor-lead = { $when }，{ $count } 项检查，用时 { $time }。
doctor-running = 已检查 { $done } 项，共 { $count } 项
doctor-fix = 显示修复方法…
doctor-renew = 续订…
doctor-report = 复制报告…
check-skipped = 未检查：{ $reason }。
check-reason-timeout = { $organization } 在 { $seconds } 秒内没有响应
check-reason-locked = 密钥链已锁定
check-reason-offline = 此计算机处于离线状态
check-feed-upstream = { $feed } 的上游源
check-cargo-version-ok = cargo { $version } 没有已知的安全问题
check-cargo-version-old = cargo { $version } 过旧；需要 1.74 或更高版本。
check-cargo-version-insecure = cargo { $version } 存在已知的安全问题，已在 { $fixed } 中修复。
check-token-readable-ok = Cargo 从 { $store } 读取 { $registry } 的令牌
check-token-readable-failed = Cargo 找不到 { $registry } 的令牌
check-token-three-fields = 保存的令牌中有换行，某些 shell 会造成这种情况。cargo 会收到 401。
check-token-expiry =
    { $days ->
        [0] { $organization } 的令牌今天到期
       *[other] { $organization } 的令牌将在 { $days } 天后到期
    }
check-feed-answers-ok = { $feed } 在 { $time } 内响应并接受该令牌
check-feed-upstream-ok = { $feed } 可从 crates.io 获取 crate
check-feed-upstream-missing = { $feed } 没有上游源 crates.io
check-feed-role-ok = 您可以保存 crate：{ $role }
check-feed-role-reader = 您不能保存 crate：您的角色是 Feed Reader
check-config-effective-ok = { $count } 个存储库中有 { $using } 个使用 { $feed }
check-config-effective-bypass = { $path } 绕过了该源
check-config-shadowed = Cargo 在那里读取 .cargo/config，而忽略 .cargo/config.toml。
check-config-default = [registry] default 会使 cargo add 将 { $registry } 写入 Cargo.toml。
check-config-duplicate = 两个注册表的地址相同，因此 cargo 会停止。
check-keychain-libsecret = 已列出 cargo:libsecret，但没有密钥链响应。所有专用注册表都会失败。
check-clock-ok = 此计算机的时钟准确
check-clock-wrong = 此计算机的时钟慢了 { $minutes } 分钟
check-proxy = 代理 { $host } 有响应，cargo 也使用它
doctor-none = 尚无可检查的内容。请先完成快速入门。

# Added
doctor-title-running = 正在检查此计算机
doctor-title-none = 此处尚未设置任何内容
doctor-go-quickstart = 转到快速入门
doctor-list-label = 检查项
doctor-looked-at = 已查看：{ $place }
verdict-failed = 失败
verdict-warning = 需要尽快处理
verdict-skipped = 未检查
verdict-ok = 正常
doctor-report-title = 报告包含的内容
check-reason-no-account = 没有人登录
check-reason-no-cargo = 未找到 cargo
check-unknown = { $sentence }
