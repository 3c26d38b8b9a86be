practice-lead = 练习模式。
practice-text = 一切都在一次性文件夹中进行，使用内置服务器。不会触及您的任何内容。
practice-end = 结束练习
practice-end-title = 结束练习并删除其文件夹？
practice-end-keep = 继续练习
practice-end-delete = 删除文件夹
practice-account = 练习帐户
practice-window-title = Feedwright：练习
practice-upstream-built-in = 从这里无法访问 crates.io，因此由一个小型内置上游源代替。
practice-store-private = 仅用于练习的专用密钥链
practice-done-next = 现在使用您自己的组织
practice-done-next-action = 正式开始

# Added
practice-label = 练习模式
practice-starting = 正在启动练习
practice-ending = 正在结束练习
practice-end-text = 练习源、其密钥链和文件会一并消失。
practice-running-note = 请在设置完成或取消后再结束练习。
