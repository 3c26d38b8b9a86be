failure-title = 已停止：{ $reason }
failure-keychain-locked = 密钥链已锁定
failure-keychain-locked-text = { $store } 在您登录后锁定。解锁后，设置会从这里继续。您的回答已保留。
    .lead = 令牌未保存。
failure-keychain-locked-fix = 解锁并继续
failure-no-answer = { $what } 在 { $seconds } 秒内没有响应。
failure-status = 已进行 { $count } 项更改。
failure-status-no-file = 未触及任何文件。
failure-proof-title = 已设置，但未证明：{ $reason }
failure-proof-text = 配置已就绪，但 { $crate } 未能通过源获取。
details-title = 将复制的内容
details-text = 不含令牌和密码。可以略去人员和文件夹的名称。
details-hide-names = 略去名称
details-copy = 复制

# Added
failure-title-plain = 设置已停止
failure-proof-title-plain = 已设置，但未证明
failure-status-none = 未更改任何内容。
failure-undo-busy = 正在撤消
failure-prove-again = 再次证明
details-loading = 正在生成报告
