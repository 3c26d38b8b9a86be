# What the plan found in Cargo's configuration, by the ids of the notices. The
# file and the names are shown apart. None of them stops the plan.

notice-second-name-for-index = Cargo は 1 つのアドレスに 2 つの名前を認めません。既存の名前を使用してください。
    .lead = 別のレジストリが既にこのアドレスを持っています。
notice-name-taken-by-other-index = 別のレジストリ名を選ぶか、その項目を取り除いてください。
    .lead = この名前のレジストリは別のアドレスを持っています。
notice-default-registry-set = cargo add がそれを Cargo.toml に書き込みます。望まない場合は既定を取り除いてください。
    .lead = 既定のレジストリが設定されています。
notice-other-replacement = その置き換えを取り除くか、残したままレジストリ名でフィードを使用してください。
    .lead = crates.io が別のものに置き換えられています。
notice-source-hides-registry = Cargo はレジストリではなくソースを使います。別のレジストリ名を選ぶか、ソースの名前を変更してください。
    .lead = レジストリと同じ名前のソースがあります。
notice-legacy-file-wins = 古いファイルを編集するか、その行を新しいファイルに移してください。
    .lead = Cargo は .cargo/config を読み、隣の .cargo/config.toml を無視します。
notice-plain-token-in-file = Cargo が保存されたトークンの代わりに使う可能性があります。cargo でそのレジストリからログアウトするか、その行を削除してください。
    .lead = ファイルの中のトークンが読める状態です。
notice-token-variable-set = Cargo が保存されたトークンの代わりに使う可能性があります。設定されている場所で解除してください。
    .lead = 環境変数にレジストリのトークンが入っています。
notice-world-writable = Cargo が実行するものを変更される可能性があります。その権限を取り除いてください。
    .lead = このコンピューターのすべてのユーザーが Cargo のファイルに書き込めます。
notice-provider-list-broken = Cargo はこれを拒否します。先に一覧を修正してください。
    .lead = 資格情報プロバイダーの一覧が正しくありません。
notice-registry-provider-set = Cargo はそれだけに問い合わせます。
    .lead = レジストリに専用の資格情報プロバイダーがあります。
notice-registry-provider-in-two-files = Cargo が 2 つの一覧をつなげる可能性があります。どちらか 1 つにしてください。
    .lead = 2 つのファイルがレジストリの資格情報プロバイダーを指定しています。
notice-foreign-provider = あなたの権限で実行されます。信頼できることを確認してください。
    .lead = プロジェクトが、資格情報プロバイダーとしてプログラムを実行するよう Cargo に指示しています。
notice-includes-files = 1.94 より前の Cargo はそれらを読まず、Feedwright は編集しません。
    .lead = Cargo の構成ファイルが他のファイルを取り込んでいます。
notice-offline = セットアップの前にその設定を取り除いてください。残っていると cargo は何も取得できません。
    .lead = Cargo はネットワークを使わないように設定されています。
