accounts-title = 帐户
accounts-lead = 谁在何处登录，以及到何时为止。
accounts-add = 添加帐户
account-ends = { $date } 到期
account-ended = 已于 { $date } 到期
account-renews = 自动续订
account-in-store = 存放在 { $store } 中
account-not-kept = 此处未保存任何内容
account-asked = 需要时询问
account-scope = Packaging, { $scope }
account-tenant = 租户 { $tenant }
account-warning = 此后，{ $count } 个存储库中的 cargo 会因 401 而停止。
    .lead =
        { $days ->
            [0] { $organization } 的令牌今天到期。
           *[other] { $organization } 的令牌将在 { $days } 天后到期。
        }
account-renew = 续订
account-sign-out = 注销
account-remove = 移除
sign-out-title = 从 { $organization } 注销？
sign-out-text = 从 { $store } 中移除 { $entries }。在您再次登录之前，{ $count } 个存储库中的 cargo 会因 401 而停止。
sign-out-yes = 注销
sign-out-no = 保持登录
accounts-none = 尚无帐户。快速入门会添加一个。

# Added
accounts-list-label = 帐户
account-kind-token = 个人访问令牌
account-added = 添加于 { $date }
account-used =
    { $count ->
        [0] 此处没有存储库使用它
       *[other] 此处有 { $count } 个存储库使用它
    }
account-end-unknown = 到期日期未知
sign-out-busy = 正在注销
signed-out = 已从 { $organization } 注销。
sign-out-text-unused = 从 { $store } 中移除 { $organization } 的令牌。此处没有存储库使用它。
accounts-lead-plain = 谁在何处登录，以及令牌存放在何处。
accounts-loading = 正在查找帐户
account-sign-out-of = 从 { $organization } 注销
sign-out-text-kept =
    { $count ->
        [0] 从 { $store } 中移除 Feedwright 用于 { $organization } 的令牌。在您再次登录之前，源、诊断和新的设置在那里无法使用。此处没有存储库使用它。
       *[other] 从 { $store } 中移除 Feedwright 用于 { $organization } 的令牌。在您再次登录之前，源、诊断和新的设置在那里无法使用。{ $count } 个存储库中的 cargo 保留自己的令牌；在历史记录中撤消可移除它。
    }
account-kind-browser = Microsoft Entra，浏览器
account-kind-device-code = Microsoft Entra，代码
account-kind-azure-cli = Azure CLI
account-kind-azure-developer-cli = Azure Developer CLI
account-kind-managed-identity = 托管标识
account-kind-workload-identity = 工作负载标识
account-kind-service-principal = 服务主体
account-kind-azure-pipelines = Azure Pipelines
account-minted = 供 cargo 使用的 Packaging 令牌
account-renew-of = 续订 { $organization }
account-remove-of = 移除 { $organization }
account-warning-ended = { $count } 个存储库中的 cargo 会因 401 而停止。
    .lead = { $organization } 的令牌已于 { $date } 到期。
sign-out-text-renews =
    { $count ->
        [0] 从 { $store } 中移除用于 { $organization } 的此帐户。此处没有存储库使用它。
       *[other] 从 { $store } 中移除用于 { $organization } 的此帐户。在您再次登录之前，{ $count } 个存储库中的 cargo 会因 401 而停止。
    }
sign-out-text-elsewhere =
    { $count ->
        [0] 忘记用于 { $organization } 的此帐户。您在 { $kind } 中仍保持登录。此处没有存储库使用它。
       *[other] 忘记用于 { $organization } 的此帐户。您在 { $kind } 中仍保持登录。在您再次登录之前，{ $count } 个存储库中的 cargo 会因 401 而停止。
    }
sign-out-still-good = 为 cargo 创建的令牌无法撤销，在 { $date } 之前仍然有效。请在令牌页面上撤销它。
token-page-label = 您的令牌页面
account-minted-until = 供 cargo 使用的 Packaging 令牌，至 { $date }
