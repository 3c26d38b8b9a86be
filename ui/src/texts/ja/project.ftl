project-title = フィードはどのプロジェクトにありますか?
project-lead = フィードはプロジェクトの中にあり、その公開範囲に従います。
project-organization-text = { $address }、{ $account } としてサインイン済み
project-label = プロジェクト
project-search = { $count } 個のプロジェクトを検索
project-matches = { $count } 個中 { $shown } 個
project-loading = 現在 { $count } 個
project-visibility-private = プライベート
project-visibility-public = パブリック
project-public-note = パブリック プロジェクトのフィードは、誰でも読むことができます。
project-none-matches = この名前のプロジェクトはありません。
project-none = { $account } に見えるプロジェクトは { $organization } にありません。
project-none-action = 別のアカウントでサインイン
project-not-listed = このトークンではプロジェクトを一覧できません。プロジェクトの名前を入力してください。
project-unchosen = 先にプロジェクトを選択してください。
project-not-found = { $organization } には、{ $account } に見えるプロジェクト { $project } がありません。
project-deleted = { $project } は削除中です。

# Added
project-list-label = プロジェクト
project-organization-label = 組織
project-whole-organization = 組織全体
project-whole-organization-text = フィードは 1 つのプロジェクトではなく { $organization } に属します。
project-name-empty = プロジェクトの名前を入力してください。
project-name-refused = Azure DevOps ではこのプロジェクト名を使用できません。
project-checking = { $project } を探しています
project-typed-found = { $project } が見つかりました。
