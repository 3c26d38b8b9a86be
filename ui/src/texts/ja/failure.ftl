failure-title = 停止しました: { $reason }
failure-keychain-locked = キーチェーンがロックされています
failure-keychain-locked-text = サインインの後に { $store } がロックされました。ロックを解除すると、セットアップはここから続きます。回答は保持されています。
    .lead = トークンは保存されませんでした。
failure-keychain-locked-fix = ロックを解除して続行
failure-no-answer = { $what } から { $seconds } 秒以内に応答がありません。
failure-status = { $count } 件の変更を行いました。
failure-status-no-file = ファイルには触れていません。
failure-proof-title = セットアップ済みですが、証明されていません: { $reason }
failure-proof-text = 構成は済んでいますが、{ $crate } がフィードから届きませんでした。
details-title = コピーされる内容
details-text = トークンやパスワードは含まれません。人やフォルダーの名前は省けます。
details-hide-names = 名前を省く
details-copy = コピー

# Added
failure-title-plain = セットアップが停止しました
failure-proof-title-plain = セットアップ済みですが、証明されていません
failure-status-none = 何も変更されていません。
failure-undo-busy = 元に戻しています
failure-prove-again = もう一度証明
details-loading = レポートを作成しています
