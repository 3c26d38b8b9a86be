accounts-title = アカウント
accounts-lead = 誰がどこに、いつまでサインインするか。
accounts-add = アカウントを追加
account-ends = 期限 { $date }
account-ended = { $date } に期限切れ
account-renews = 自動的に更新
account-in-store = { $store } に保管
account-not-kept = ここには何も保管されていません
account-asked = 必要なときに取得
account-scope = Packaging, { $scope }
account-tenant = テナント { $tenant }
account-warning = その後、{ $count } 個のリポジトリで cargo が 401 で停止します。
    .lead =
        { $days ->
            [0] { $organization } のトークンは今日、期限が切れます。
           *[other] { $organization } のトークンは、あと { $days } 日で期限が切れます。
        }
account-renew = 更新
account-sign-out = サインアウト
account-remove = 取り除く
sign-out-title = { $organization } からサインアウトしますか?
sign-out-text = { $store } から { $entries } を取り除きます。もう一度サインインするまで、{ $count } 個のリポジトリで cargo が 401 で停止します。
sign-out-yes = サインアウト
sign-out-no = サインインしたままにする
accounts-none = アカウントはまだありません。クイックスタートで追加されます。

# Added
accounts-list-label = アカウント
account-kind-token = 個人用アクセス トークン
account-added = 追加: { $date }
account-used =
    { $count ->
        [0] ここではどのリポジトリも使用していません
       *[other] ここでは { $count } 個のリポジトリが使用
    }
account-end-unknown = 期限は不明
sign-out-busy = サインアウト中
signed-out = { $organization } からサインアウトしました。
sign-out-text-unused = { $store } から { $organization } のトークンを取り除きます。ここではどのリポジトリも使用していません。
accounts-lead-plain = 誰がどこにサインインし、トークンがどこに保管されているか。
accounts-loading = アカウントを確認中
account-sign-out-of = { $organization } からサインアウト
sign-out-text-kept =
    { $count ->
        [0] { $store } から { $organization } 用の Feedwright のトークンを取り除きます。もう一度サインインするまで、フィード、診断、新しいセットアップはそこで使えません。ここではどのリポジトリも使用していません。
       *[other] { $store } から { $organization } 用の Feedwright のトークンを取り除きます。もう一度サインインするまで、フィード、診断、新しいセットアップはそこで使えません。{ $count } 個のリポジトリの cargo は自身のトークンを保持します。履歴で元に戻すと取り除かれます。
    }
account-kind-browser = Microsoft Entra、ブラウザー
account-kind-device-code = Microsoft Entra、コード
account-kind-azure-cli = Azure CLI
account-kind-azure-developer-cli = Azure Developer CLI
account-kind-managed-identity = マネージド ID
account-kind-workload-identity = ワークロード ID
account-kind-service-principal = サービス プリンシパル
account-kind-azure-pipelines = Azure Pipelines
account-minted = cargo 用の Packaging トークン
account-renew-of = { $organization } を更新
account-remove-of = { $organization } を削除
account-warning-ended = { $count } 個のリポジトリで cargo が 401 で停止します。
    .lead = { $organization } のトークンは { $date } に期限が切れました。
sign-out-text-renews =
    { $count ->
        [0] { $store } から { $organization } 用のこのアカウントを取り除きます。ここではどのリポジトリも使用していません。
       *[other] { $store } から { $organization } 用のこのアカウントを取り除きます。もう一度サインインするまで、{ $count } 個のリポジトリで cargo が 401 で停止します。
    }
sign-out-text-elsewhere =
    { $count ->
        [0] { $organization } 用のこのアカウントを削除します。{ $kind } 自体にはサインインしたままです。ここではどのリポジトリも使用していません。
       *[other] { $organization } 用のこのアカウントを削除します。{ $kind } 自体にはサインインしたままです。もう一度サインインするまで、{ $count } 個のリポジトリで cargo が 401 で停止します。
    }
sign-out-still-good = cargo 用に作成されたトークンは取り消せず、{ $date } まで有効です。トークンのページで取り消してください。
token-page-label = トークンのページ
account-minted-until = cargo 用の Packaging トークン、{ $date } まで
