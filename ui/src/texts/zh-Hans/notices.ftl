# What the plan found in Cargo's configuration, by the ids of the notices. The
# file and the names are shown apart. None of them stops the plan.

notice-second-name-for-index = Cargo 不允许一个地址有两个名称。请使用已有的名称。
    .lead = 另一个注册表已使用此地址。
notice-name-taken-by-other-index = 请选择其他注册表名称，或移除该条目。
    .lead = 此名称的注册表使用其他地址。
notice-default-registry-set = cargo add 会将其写入 Cargo.toml。如果不需要，请移除默认值。
    .lead = 已设置默认注册表。
notice-other-replacement = 请移除该替换，或者保留它并按注册表名称使用源。
    .lead = crates.io 已被其他内容替换。
notice-source-hides-registry = Cargo 会采用它而不是注册表。请选择其他注册表名称，或将其重命名。
    .lead = 有一个源配置与注册表同名。
notice-legacy-file-wins = 请编辑旧文件，或将其中的行移到新文件。
    .lead = Cargo 读取 .cargo/config，而忽略旁边的 .cargo/config.toml。
notice-plain-token-in-file = Cargo 可能会使用它而不是已保存的令牌。请用 cargo 从该注册表注销，或删除该行。
    .lead = 文件中有可读取的令牌。
notice-token-variable-set = Cargo 可能会使用它而不是已保存的令牌。请在设置它的地方取消设置。
    .lead = 环境变量中有该注册表的令牌。
notice-world-writable = 他们可能会更改 Cargo 运行的内容。请取消该权限。
    .lead = 此计算机的所有用户都可以写入 Cargo 的文件。
notice-provider-list-broken = Cargo 会拒绝它。请先更正列表。
    .lead = 凭据提供程序列表无效。
notice-registry-provider-set = Cargo 只询问它，不询问其他提供程序。
    .lead = 该注册表有自己的凭据提供程序。
notice-registry-provider-in-two-files = Cargo 可能会合并这两个列表。请只保留一个。
    .lead = 两个文件为该注册表指定了凭据提供程序。
notice-foreign-provider = 它以您的权限运行。请确认您信任它。
    .lead = 有项目让 Cargo 运行某个程序作为凭据提供程序。
notice-includes-files = 1.94 之前的 Cargo 不读取它们，Feedwright 也不编辑它们。
    .lead = Cargo 配置文件包含其他文件。
notice-offline = 请在设置之前移除该设置，否则 cargo 无法获取任何内容。
    .lead = Cargo 被设置为不使用网络。
