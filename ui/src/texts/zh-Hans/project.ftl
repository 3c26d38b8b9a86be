project-title = 源位于哪个项目？
project-lead = 源位于项目中，并遵循项目的可见性。
project-organization-text = { $address }，已以 { $account } 身份登录
project-label = 项目
project-search = 搜索 { $count } 个项目
project-matches = { $shown } 个，共 { $count } 个
project-loading = 目前 { $count } 个
project-visibility-private = 专用
project-visibility-public = 公共
project-public-note = 公共项目中的源可供所有人读取。
project-none-matches = 没有此名称的项目。
project-none = { $account } 在 { $organization } 中看不到任何项目。
project-none-action = 以其他身份登录
project-not-listed = 此令牌不能列出项目。请输入项目名称。
project-unchosen = 请先选择项目。
project-not-found = { $organization } 中没有 { $account } 可以看到的项目 { $project }。
project-deleted = { $project } 正在被删除。

# Added
project-list-label = 项目
project-organization-label = 组织
project-whole-organization = 整个组织
project-whole-organization-text = 该源属于 { $organization }，而不属于某一个项目。
project-name-empty = 请输入项目名称。
project-name-refused = Azure DevOps 不允许此项目名称。
project-checking = 正在查找 { $project }
project-typed-found = { $project } 存在。
