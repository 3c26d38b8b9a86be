# ネットワーク：診断が調べること、および Cargo の経路について計画が示すこと。

check-network-proxy-ok = Feedwright と Cargo はプロキシ { $proxy } を使用しています
check-network-proxy-direct = Feedwright と Cargo はプロキシなしで { $host } に接続しています
check-network-proxy-only-ours = Feedwright が使用するプロキシ { $proxy } を Cargo は知りません
check-network-proxy-not-told = Feedwright が使用するプロキシ { $proxy } を Cargo は知りません
check-network-proxy-only-cargo = Cargo はプロキシ { $other } を使用し、Feedwright は直接接続しています
check-network-proxy-different = Feedwright はプロキシ { $proxy } を、Cargo は { $other } を使用しています
check-network-proxy-case = HTTPS_PROXY と https_proxy が別のプロキシを指しています。Feedwright は { $proxy } を、Cargo は { $other } を使用します。どちらか一方を解除してください。
check-network-proxy-repository = { $path } は Cargo を独自のプロキシまたは証明機関に向けています。Feedwright は従いません。信頼できるか確認してください。
check-network-proxy-sign-in = プロキシ { $proxy } は名前とパスワードを求めています。それらを含むアドレスを HTTPS_PROXY に設定してください。
check-network-proxy-domain-sign-in = プロキシ { $proxy } は { $ways } によるサインインを求めていますが、Feedwright も Cargo も対応していません。px や cntlm などの中継プログラムを実行し、HTTPS_PROXY に指定してください。
check-network-proxy-sign-in-page = このネットワークでは、先にブラウザーでのサインインが必要です。任意のページを開いてから、もう一度確認してください。
check-network-proxy-refused = プロキシ { $proxy } はフィードへの接続を許可していません。通す規則を依頼してください。
check-network-proxy-unreachable = プロキシ { $proxy } に接続できません
check-network-certificates-ok = Feedwright と Cargo は { $host } の証明書を信頼しています
check-network-certificates-cargo = { $issuer } が署名した { $host } の証明書を、Feedwright は信頼していますが Cargo は信頼していません
check-network-certificates-ours = { $issuer } が署名した { $host } の証明書を、Cargo は信頼していますが Feedwright は信頼していません。その証明機関のファイルを SSL_CERT_FILE に指定してください。
check-network-certificates-unknown = { $host } の証明書は { $issuer } が署名しており、このコンピューターは信頼していません。ネットワーク独自の証明機関であれば、そのファイルを SSL_CERT_FILE に指定してください。
check-network-certificates-other-host = { $host } の代わりに別のホストが応答しています。このネットワークでは、先にブラウザーでのサインインが必要かもしれません。
check-network-certificates-not-now = { $host } の証明書は、このコンピューターの時刻では有効ではありません。時計を確認してください。
check-network-certificates-refused = { $issuer } が署名した { $host } の証明書は拒否されました
check-network-certificates-file = 証明機関のファイルが使えません。これでは Cargo または Feedwright はどこにも接続できません
check-reason-network = { $organization } までの経路がネットワークで遮られています
check-reason-not-seen = { $host } の証明書は確認できませんでした
check-reason-no-date = サーバーが時刻を示しませんでした
check-reason-socks = SOCKS プロキシの中は調べません
check-subject-network-proxy = プロキシ
check-subject-network-certificates = 証明書
check-subject-clock = このコンピューターの時計
check-clock-fast = このコンピューターの時計は { $minutes } 分進んでいます
notice-cargo-without-proxy = プロファイルの [network] に configure-cargo = true を書いて Cargo に伝えるか、cargo を実行する場所で HTTPS_PROXY を設定してください。
    .lead = Feedwright が使用するプロキシを Cargo は知りません。
notice-cargo-other-proxy = 詳細に両方が示されています。同じものを指定するか、どちらもフィードに届くならそのままにしてください。
    .lead = Feedwright と Cargo は別々のプロキシを使用しています。
notice-cargo-own-proxy = 意図したものでなければ、NO_PROXY を確認してください。
    .lead = Cargo はプロキシを使用し、Feedwright は直接接続しています。
notice-proxy-credentials-stay = それらは Cargo の構成にはコピーされません。cargo を実行する場所で HTTPS_PROXY に設定し、http.proxy は省いてください。
    .lead = プロキシは名前とパスワードを求めています。
notice-cargo-trusts-file-alone = これはこのユーザーのすべてのプロジェクトに当てはまります。Cargo に必要なものがすべてファイルに含まれている必要があります。
    .lead = その後 Cargo は 1 つのファイルにある証明機関だけを信頼します。
notice-cargo-without-authority = プロファイルの [network] に configure-cargo = true を書いて Cargo に伝えるか、cargo を実行する場所で SSL_CERT_FILE を設定してください。
    .lead = Feedwright が信頼する証明機関を Cargo は知りません。
notice-cargo-authority-variable = Cargo の構成より優先されます。設定されている場所で解除してください。
    .lead = 変数が Cargo の証明機関を指定しています。
notice-tell-cargo = 下のスイッチを入れるか、cargo を実行する環境で設定してください。
tell-cargo = Cargo にも伝える
tell-cargo-text = プロキシと証明機関を、すべてのプロジェクトに使われるあなたの Cargo の設定に書き込みます。元に戻すと取り除かれます。
