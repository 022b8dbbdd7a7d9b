# 阳光问政：对居民说的每一句话，都在这里。
#
# 分寸：称“您”；短、平实、和气；一条消息只说一件事，第一行就是答案，“全文”之前不超过 120 个字。
# 不用感叹号，不用表情符号，不说“亲”，不说“系统错误”“非法输入”“操作失败”；说了不行，就说怎么办。
#
# 写法：每项能力一节，以“## 能力名”开头，编号以能力名起（faq-unknown）。句中可用 <b>、<i>、<a>；
# 传入的文字会自动转义。整段的来源、日期、提示放在最后一段，全段写在 <i>…</i> 里。空行分段。
# 数字作参数会自动分节（1,284）；电话、编号请作文字传入。繁体由简体转换，不另写。
# 英文见 en.ftl，编号与变量须一一对应。

## crisis

# 急难消息：先给号码，再给一两件马上能做的事，最后一句说明之后还可以继续问。号码的依据见 knowledge/crisis.py。

crisis-self-harm =
    请现在就拨打 <b>12356</b>，全国统一心理援助热线，会有人听您说。

    一时打不通，或者您和身边的人此刻有危险，请拨打 <b>120</b> 或 <b>110</b>。请一位信得过的人陪着，不要独自待着。

    您愿意说出来，这很重要。之后想办什么、问什么，随时可以回到这里。
crisis-violence =
    请现在就拨打 <b>110</b>。不方便出声，可以发短信到 <b>12110</b>，写明地点和发生了什么。

    能离开就先离开，到有人的地方去。有人受伤，请拨打 <b>120</b>。

    挨打、受威胁，都不是您的错。等您安全了，想了解怎么求助，随时可以在这里接着问。
crisis-fire =
    请现在就离开，到了安全的地方拨打 <b>119</b>，说清地址、烧的是什么、有没有人被困。

    走楼梯，不要坐电梯，不要回去拿东西。烟大就弯低身子，捂住口鼻。出不去时，关上门，用湿布堵住门缝，到窗口呼救。

    等您安全了，有什么要问，随时可以在这里接着问。
crisis-gas =
    请先离开屋子，到了室外再拨打 <b>119</b>，以及燃气账单上的燃气公司抢修电话。

    不要开关任何电器和电灯，不要点火，也不要在屋里打电话。顺手就能做到时，关上燃气阀门，打开门窗。有人头晕、呕吐或叫不醒，请拨打 <b>120</b>。

    等您安全了，有什么要问，随时可以在这里接着问。
crisis-medical =
    请现在就拨打 <b>120</b>，说清地址和病人的样子，不要先挂断，听接线的人教您怎么做。

    让病人躺好，不要随意搬动，请人到门口或路口接车。

    等病人有人照看了，有什么要问，随时可以在这里接着问。

## mask

# 脱敏提示：告诉本人隐去了什么，不重复号码本身。$kinds 是已经列好的名称，由 mask-kind 逐个取得。

mask-notice = <i>您的消息里有{ $kinds }，我已经隐去，没有保存。在这里提问，不需要提供这些。</i>
mask-kind =
    { $kind ->
        [id_number] 身份证号
        [phone] 电话号码
        [bank_card] 银行卡号
        [plate] 车牌号
        [passport] 出入境证件号
        [email] 电子邮箱
       *[other] 个人信息
    }
mask-unreadable = 这条消息里没有我能读的文字。请您用一句话写下想问的事，比如“居住证怎么续签”。
mask-too-long = 这条消息太长，我没法好好读完。请您用一两句话写下最想问的事，不超过 { $limit } 个字。

## web

web-title = 阳光问政
web-page-title = 问一问 · 阳光问政 · { $area }
web-skip = 跳到输入框
web-menu = 菜单
web-menu-close = 收起菜单
web-ask = 问一问
web-often = 大家常问
# 与 handlers/chat/residents.py 认得的口令一致。
web-help = 怎么用
web-privacy = 隐私说明
web-person = 想找人问
web-person-how = 请拨 <a href="tel:12345">12345</a>，市民服务热线。
web-language-label = 语言
web-language-hans = 简体
web-language-hant = 繁体
web-language-en = English
web-log = 您和阳光问政的对话
web-you = 您：
web-office = 答复：
web-photo = 图片
web-label = 您想问的事
web-placeholder = 用您的话问，比如“垃圾怎么分”
web-send = 发送
web-hint = 只回答核对过的内容，不会编造。请不要写身份证号、银行卡号。
# 没有 JavaScript、还没有对话时，页面上的第一句话。
web-welcome =
    您好，这里是{ $area }的阳光问政。

    想了解什么政策、要办什么事，在下面写一句话就行，按“发送”后就能看到答复。
web-waiting = 答复还没有写好。
web-waiting-look = 看看有没有答复
# $time 是 10:24 这样的时刻。
web-today = 今天 { $time }
web-yesterday = 昨天 { $time }
web-typing = 正在查
web-offline = 连接断开，正在重连…您写的不会丢。
web-offline-form = 实时连接不上。您照样可以问，按“发送”后页面会刷新一次。
web-flood = 您发得有点快，我先歇几秒，页面会自己接着来。
web-malformed = 这一条我没有看懂，什么也没有改动。请您用一句话写下想问的事。
web-too-big = 这段话太长了，我没法收下。请挑最想问的，用一两句话写给我。
web-not-taken = 这句话试了几次都没有送到，请过一会儿再发。
web-not-found = 这个地址上没有页面，可能是链接旧了或者抄漏了字。
web-not-like-that = 这个页面不能这样打开。请回到对话里接着问。
web-refused = 这次提交不是从我们的页面发来的，所以没有收下。请回到对话里再写一次。
web-broken = 我们这边出了问题，您写的如果没有显示在对话里，请再发一次。
web-broken-trace = 再遇到时，请拨 12345 并告诉我们这个编号：{ $trace }
web-problem-back = 回到对话
web-problem-person = 急着办事，也可以直接拨 <a href="tel:12345">12345</a>。
web-widget-open = 问一问
web-widget-close = 收起对话
web-widget-title = 阳光问政对话窗口

## throttle

throttle-person = 您问得有点快，我跟不上了。请等 { $seconds } 秒再发，这之间发来的我先不处理。
throttle-all = 现在问的人很多，您这一条我还没有处理。请过几秒再发一次。

## trouble

trouble-ours =
    这一步是我们这边出了故障，您的话没有处理成。请过一会儿再发一次。

    <i>如果还是不行，请拨 12345，并报这个编号：{ $number }</i>
trouble-not-understood = 这条消息我没有看懂，什么也没有改动。请用一句话把想问的写给我。

## residents

residents-start =
    <b>您好，这里是{ $area }阳光问政</b>

    想问什么，用您自己的话直接写就行。我只回答核对过的内容，每个答案都注明出处；不知道的会直说，并告诉您去哪里问。

    <i>提问不用登录，也不用同意任何条款。请不要写身份证号、银行卡号。</i>
residents-help =
    <b>怎么用</b>

    直接写问题，比如“信息公开申请多久答复”。追问可以接着说“那费用呢”。给出几个选项时，点一下，或者打“1”都行。

    可以打的命令（打中文也行）：
    /start 菜单
    /ask 问一问
    /language 语言
    /privacy 隐私
    /help 帮助

    <i>想找人问，请拨 12345 市民服务热线。</i>
residents-language-which = 请选一种语言。 Please choose a language.
residents-language-chosen = 好的，以后用简体中文和您说话。
residents-privacy =
    <b>我们怎么对待您的信息</b>

    提问不用登录，不收集姓名、电话和证件号码。您写的话里如果有身份证号、电话、银行卡号、车牌，会先隐去再保存。

    对话保存 90 天，方便您回来接着看；没有答上来的问题保存 30 天，用来补充答案。到期就删除，不用于别的事，也不提供给别人。

    浏览器里存一个小文件（cookie），只用来认出这是同一段对话；清除它，就看不到以前的对话了。

    <i>告知版本 { $version }。依据：《中华人民共和国个人信息保护法》第十七条、第十九条。</i>
residents-privacy-changed = 您上次看过以后，隐私说明改过了。想看改了什么，请打“隐私”。
residents-topics = 您想了解哪个领域？
residents-menu-topics = 全部领域
residents-menu-help = 怎么用
residents-menu-language = 语言 / Language
residents-menu-privacy = 隐私说明
residents-menu-open = 打开菜单
residents-stale = 这个按钮是以前的，现在不管用了。您可以打开菜单重新选，或者直接把问题写给我。
residents-unknown-command = 没有这个命令。打开菜单看看有什么，或者直接用您自己的话问我。
residents-only-text = 我现在只看得懂文字，图片、语音、文件和表情还看不了。请把想问的用一句话写给我。
residents-field-employment = 就业创业
residents-field-assistance = 社会救助
residents-field-insurance = 社会保险
residents-field-household = 户籍管理
residents-field-health = 医疗卫生
residents-field-enforcement = 城市综合执法
residents-field-elderly = 养老服务
residents-field-education = 教育
residents-field-environment = 环境保护
residents-field-rescue = 灾害事故救援
residents-field-culture = 公共文化
residents-field-sports = 公共体育
residents-field-disclosure = 政府信息公开
residents-field-participation = 政民互动
residents-field-services = 政务服务
residents-field-business = 营商环境
residents-field-decisions = 重大决策
residents-field-housing = 住房与城市更新
residents-field-finance = 财政与国资
residents-field-projects = 重大建设项目
residents-field-community = 社区服务
residents-field-pairing = 对口帮扶
residents-field-recruitment = 公务员招录

## faq

faq-invite =
    请直接写您想问的事，一句话就好。

    <i>比如：信息公开申请要不要钱；垃圾分类怎么分；政府开放日怎么参加。</i>
faq-shorter = 您写得有点长，我怕弄错意思。请把最想问的一件事用一两句话写给我，{ $limit } 个字以内。
faq-hello =
    您好，我在。想问什么，直接写给我就行。

    <i>比如：信息公开申请要不要钱；垃圾怎么分；政府开放日怎么参加。</i>
faq-thanks = 不客气。还有什么想问的，随时写给我。
faq-is-it = 您问的是这个吗？
faq-placeholder = （{ $what }：这里还没有收录，请拨 12345 核实）
faq-which = 您问的是哪一项？
faq-unknown =
    这个我没有查到确切的答案，不想猜给您。

    想现在就有人回答，请拨 12345 市民服务热线，也可以直接问承办的部门。想要政府手里的文件或记录，可以提出政府信息公开申请，向制作或保存它的机关提，当面、寄信、网上都可以。

    <i>您的问题已隐去个人信息记下，用来补充答案。</i>
faq-not-recorded =
    关于“{ $matter }”，您问的这一项我这里没有记录，不想猜给您。

    请拨 12345 市民服务热线问清楚，或者直接问承办的部门。也可以换个说法再问我一次。
faq-none-kept =
    好的，这几个都不是，我记下了，会请工作人员补上。

    想现在就有人回答，请拨 12345 市民服务热线；想要政府手里的文件或记录，可以提出政府信息公开申请。您也可以换个说法再问一次。
faq-none-again = 那一次提问已经过去了。请把问题再写一遍，我重新找。
faq-not-solved =
    没能解决，抱歉，我记下了。您可以换个说法再问。

    想有人直接回答，请拨 12345 市民服务热线，也可以联系答案下面写的那个部门；想要政府手里的文件或记录，可以提出政府信息公开申请。
faq-door-hotline =
    您说的这件事要有人去处理，光给您一个答案不够。

    请拨 <b>12345</b> 市民服务热线，说清地点、时间和经过，请接线员登记，并记下工单编号，方便以后查。

    <i>这里不受理投诉和报修，您写的内容没有转给任何部门。</i>
faq-door-petition =
    您说的像是要反映情况、请上级处理的事，这要走<b>信访</b>渠道，不走信息公开申请（《政府信息公开条例》第三十九条）。

    可以向区信访部门提出，怎么提、到哪里提，请先拨 <b>12345</b> 问清楚。材料请自己留一份底。

    <i>这里不受理信访，您写的内容没有转给任何部门。</i>
faq-door-report =
    您说的是要举报或者投诉工作人员、单位的事，要由有权处理的机关来查。

    请拨 <b>12345</b> 市民服务热线，说明要举报的单位和事情，请他们告诉您该向哪个机关提出。

    <i>这里不受理举报，您写的内容没有转给任何部门。</i>
faq-button-none = 都不是
faq-button-not-solved = 没解决
faq-button-full = 全文
faq-button-back = 上一页
faq-button-more = 下一页
faq-topic-choose = 点一个问题看答案，也可以直接问。
faq-source = 来源：{ $source } · { $organ } · 核对于 { $date }
faq-source-old = 来源：{ $source } · { $organ } · 核对于 { $date }，已超过一年，请先向该部门核实
faq-only-chinese = 这个答案只有中文。

## guides

guides-q-materials = 办理“{ $title }”要什么材料？
guides-q-limit = 办理“{ $title }”要多久？
guides-q-place = 在哪里办理“{ $title }”？
guides-q-fee = 办理“{ $title }”要多少钱？
guides-q-condition = 办理“{ $title }”要符合什么条件？
guides-q-objects = 谁可以办理“{ $title }”？
guides-q-phone = “{ $title }”的咨询电话是多少？
guides-q-online = “{ $title }”能网上办吗？
guides-q-basis = 办理“{ $title }”的依据是什么？
guides-accept-standard = { $value }
guides-promised-limit = 承诺时限：{ $value }
guides-statutory-limit = 法定时限：{ $value }
guides-location = { $value }
guides-fee = { $value }
guides-consult-phone = 咨询电话：{ $value }
guides-complaint-phone = 投诉电话：{ $value }
guides-url = 办理入口：{ $value }
guides-online-booking = 网上预约：{ $value }
guides-basis = { $value }
guides-service-objects = { $value }
guides-materials = { $value }
guides-source = 来源：办事指南《{ $title }》 · { $organ }（{ $area }） · 核对于 { $date }
guides-source-undated = 来源：办事指南《{ $title }》 · { $organ }（{ $area }） · 未注明核对日期，请先向该部门核实

## files

# 导入、导出文件时的提示，给工作人员看。$line 是行号，$name 是文件名、栏目名、单元格或上限。

files-not-there = 没有找到文件 { $name }，请检查路径。
files-too-big = 文件太大，最多 { $name } MB。请分成几个文件再导入。
files-unknown-kind = 看不出 { $name } 是什么格式。文件名请以 .jsonl、.csv 或 .xlsx 结尾。
files-empty = 文件里没有内容。第一行请写栏目名，从第二行起每行一条。
files-not-utf8 = 第 { $line } 行不是 UTF-8 编码。请在表格软件里另存为“CSV UTF-8”，再导入。
files-not-json = 第 { $line } 行不完整，请检查引号、逗号和括号。
files-not-a-record = 第 { $line } 行不是一条记录。每行写一条，放在一对花括号里。
files-unwritable = 第 { $line } 行有看不见的控制字符，保存不了。请删去后再导入。
files-not-csv = 第 { $line } 行的引号没有配对，请检查后再导入。
files-not-a-workbook = { $name } 不是完整的 XLSX 工作簿。请用表格软件打开，另存一次再导入。
files-formula = 第 { $line } 行的单元格 { $name } 是公式。请改成文字或数字后再导入。
files-cell-error = 第 { $line } 行的单元格 { $name } 显示的是计算错误。请改成文字或数字后再导入。
files-heading = 第 { $line } 行的栏目名不对：“{ $name }”是空的、写了两次，或与另一栏相冲突。
files-too-many-cells = 第 { $line } 行的格子比栏目多，栏目只有 { $name } 个。请检查逗号和引号。
files-cell-too-long = 第 { $line } 行有一格超过 { $name } 个字，工作簿放不下。请改为导出 .jsonl 或 .csv。
