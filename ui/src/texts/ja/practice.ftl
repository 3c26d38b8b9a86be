practice-lead = 練習モード。
practice-text = すべては使い捨てのフォルダーの中で、組み込みのサーバーを相手に行われます。お使いの環境には何も影響しません。
practice-end = 練習を終了
practice-end-title = 練習を終了して、そのフォルダーを削除しますか?
practice-end-keep = 練習を続ける
practice-end-delete = フォルダーを削除
practice-account = 練習用アカウント
practice-window-title = Feedwright: 練習
practice-upstream-built-in = ここからは crates.io に接続できないため、組み込みの小さなアップストリーム ソースが代わりをします。
practice-store-private = 練習専用のキーチェーン
practice-done-next = 次はご自分の組織で
practice-done-next-action = 本番を始める

# Added
practice-label = 練習モード
practice-starting = 練習を開始しています
practice-ending = 練習を終了しています
practice-end-text = 練習用のフィード、キーチェーン、ファイルも一緒に消えます。
practice-running-note = セットアップが完了するかキャンセルされてから、練習を終了してください。
