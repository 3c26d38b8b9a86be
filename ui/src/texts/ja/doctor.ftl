doctor-title-well = Cargo は { $feed } を通して動作しています
doctor-title-problems = 問題が { $count } 件あります
doctor-title-soon = 早めに対応が必要なことが { $count } 件あります
doctor-title-both = 問題が { $problems } 件、早めに対応が必要なことが { $soon } 件あります
doctor-lead = { $when }、{ $count } 項目を { $time } で確認しました。
doctor-running = { $count } 項目中 { $done } 項目を確認
doctor-fix = 修正内容を表示…
doctor-renew = 更新…
doctor-report = レポートをコピー…
check-skipped = 確認していません: { $reason }。
check-reason-timeout = { $organization } が { $seconds } 秒以内に応答しませんでした
check-reason-locked = キーチェーンがロックされています
check-reason-offline = このコンピューターはオフラインです
check-feed-upstream = { $feed } のアップストリーム ソース
check-cargo-version-ok = cargo { $version } に既知のセキュリティ問題はありません
check-cargo-version-old = cargo { $version } は古すぎます。1.74 以降が必要です。
check-cargo-version-insecure = cargo { $version } には既知のセキュリティ問題があり、{ $fixed } で修正されています。
check-token-readable-ok = Cargo は { $registry } のトークンを { $store } から読み取ります
check-token-readable-failed = Cargo は { $registry } のトークンを見つけられません
check-token-three-fields = 保存されたトークンに改行が含まれています。一部のシェルで起こります。cargo は 401 を受け取ります。
check-token-expiry =
    { $days ->
        [0] { $organization } のトークンは今日、期限が切れます
       *[other] { $organization } のトークンは、あと { $days } 日で期限が切れます
    }
check-feed-answers-ok = { $feed } は { $time } で応答し、トークンを受け入れます
check-feed-upstream-ok = { $feed } は crates.io からクレートを取得します
check-feed-upstream-missing = { $feed } にアップストリーム ソース crates.io がありません
check-feed-role-ok = クレートを保存できます: { $role }
check-feed-role-reader = クレートを保存できません: ロールは Feed Reader です
check-config-effective-ok = { $count } 個のリポジトリのうち { $using } 個が { $feed } を使用しています
check-config-effective-bypass = { $path } はフィードを通っていません
check-config-shadowed = そこでは Cargo が .cargo/config を読み、.cargo/config.toml を無視します。
check-config-default = [registry] default により、cargo add が { $registry } を Cargo.toml に書き込みます。
check-config-duplicate = 2 つのレジストリが同じアドレスを持つため、cargo が停止します。
check-keychain-libsecret = cargo:libsecret が指定されていますが、キーチェーンが応答しません。すべてのプライベート レジストリが失敗します。
check-clock-ok = このコンピューターの時計は合っています
check-clock-wrong = このコンピューターの時計は { $minutes } 分遅れています
check-proxy = プロキシ { $host } は応答しており、cargo も使用しています
doctor-none = 確認するものはまだありません。先にクイックスタートを行ってください。

# Added
doctor-title-running = このコンピューターを確認しています
doctor-title-none = ここではまだ何もセットアップされていません
doctor-go-quickstart = クイックスタートへ移動
doctor-list-label = 確認項目
doctor-looked-at = 確認先: { $place }
verdict-failed = 失敗
verdict-warning = 早めの対応が必要
verdict-skipped = 未確認
verdict-ok = 正常
doctor-report-title = レポートの内容
check-reason-no-account = サインインしている人がいません
check-reason-no-cargo = cargo が見つかりません
check-unknown = { $sentence }
