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

mask-notice = <i>您的消息里有{ $kinds }，我已经隐去，没有保存。这里不需要写这些。</i>
# 接在 mask-notice 后面，只在服务器设在境外的渠道说。$url 是本站的网址。
mask-abroad = <i>这里的消息要经过境外的服务器，所以不收个人信息。您可以把刚才那条消息删掉。要填写姓名、证件号的事，请拨 12345 问清楚到哪里办。</i>
mask-abroad-portal = <i>也可以到网页上来问：<a href="{ $url }">{ $url }</a></i>
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
# 点了就等于打这些字，所以要与会话认得的口令一致（handlers/chat）。
web-find = 搜文件
web-request = 申请公开
web-open-days = 开放日
web-surveys = 调查
web-consult = 请工作人员回答
web-subscribe = 订阅消息
web-unsubscribe = 退订
web-my = 我的
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
web-download = 下载
web-label = 您想问的事
web-placeholder = 用您的话问，比如“垃圾怎么分”
web-send = 发送
web-hint = 只回答核对过的内容，不会编造。表格没有问到时，请不要写身份证号、银行卡号。
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
web-uploading = 正在上传，已经传了 { $percent }%
web-not-uploaded = 文件没有传上来。请检查一下网络，再选一次。
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

    想收到新消息，写“旧改有消息告诉我”；想找文件，写“搜 加装电梯”。

    可以打的命令（打中文也行）：
    /start 菜单
    /ask 问一问
    /search 搜文件
    /request 申请公开
    /opendays 开放日
    /surveys 调查
    /subscribe 订阅
    /unsubscribe 退订
    /my 我的
    /link 关联
    /language 语言
    /privacy 隐私
    /help 帮助

    <i>想找人问，打“请工作人员回答”，或拨 12345 市民服务热线。</i>
residents-language-which = 请选一种语言。 Please choose a language.
residents-language-chosen = 好的，以后用简体中文和您说话。
residents-privacy =
    <b>我们怎么对待您的信息</b>

    提问不用登录，不收集姓名、电话和证件号码；报名、申请公开时才会问，加密保存，别处都看不到。您写的话里如果有身份证号、电话、银行卡号、车牌，会先隐去再保存。

    对话保存 90 天，方便您回来接着看；没有答上来的问题保存 30 天，用来补充答案；没填完的表保存 30 天；咨询办结后保存 180 天；开放日报名的姓名和电话，活动结束 30 天后删除；信息公开申请依法存档。到期就删除。您订阅的主题保存到您退订，关联的账号保存到您解除关联；发给您哪些消息的记录，用来保证不漏发、不重发，账号删除后不再记得发给了谁。不用于别的事，也不提供给别人。

    打“我的数据”可以把这些都拿走，打“删除我的数据”可以全部删掉。

    浏览器里存一个小文件（cookie），只用来认出这是同一段对话；清除它，就看不到以前的对话了。

    <i>告知版本 { $version }。依据：《中华人民共和国个人信息保护法》第十七条、第十九条、第四十五条、第四十七条。</i>
residents-privacy-changed = 您上次看过以后，隐私说明改过了。想看改了什么，请打“隐私”。
residents-fields = 您想了解哪个领域？
# 翻页的两个按钮，各处都一样。
residents-page-before = 上一页
residents-page-after = 下一页
residents-menu-fields = 全部领域
residents-menu-help = 怎么用
residents-menu-language = 语言 / Language
residents-menu-privacy = 隐私说明
residents-menu-open = 打开菜单
residents-menu-find = 查政策文件
residents-menu-subscribe = 订阅消息
residents-menu-open-days = 开放日
residents-menu-surveys = 调查
# 我的：订阅、关联、数据、删除。$channel 是渠道的代号。
residents-my = 我的
residents-my-topics = 您订阅了：{ $topics }。
residents-my-no-topics = 您还没有订阅主题。
residents-my-language = 语言：{ $name }。想换，请打“语言”。
residents-my-joined = 已和您在{ $channels }的账号关联。
# $kept 是下面四项里不为零的，已经用分号连好。
residents-my-kept = 这里存着：{ $kept }。
residents-my-nothing = 这里还没有存什么。
residents-kept-lines = 对话 { $count } 行
residents-kept-topics = 订阅 { $count } 个
residents-kept-questions = 没有答上来的问题 { $count } 个
residents-kept-consultations = 咨询 { $count } 件
residents-kept-forms = 没填完的表 { $count } 张
residents-kept-registrations = 开放日报名 { $count } 个
residents-kept-messages = 发给您的消息记录 { $count } 条
residents-my-registration = 我的报名：{ $title }
residents-my-leave = 退订 · { $topic }
residents-my-button-my = 我的
residents-my-button-topics = 我的订阅
residents-my-button-mydata = 我的数据
residents-my-button-link = 关联别的账号
residents-my-button-part = 解除关联
residents-my-button-delete = 删除我的数据
residents-channel =
    { $channel ->
        [web] 网页问答
        [telegram] Telegram
        [terminal] 终端
       *[other] 另一个渠道
    }
residents-mydata = 这里替您保存的都在这个文件里，请收好。姓名、电话、证件这些加密的内容，文件里只写有没有，不写出来。
residents-mydata-here = 这个文件里只有您在本渠道的数据。关联账号的数据，请到网页问答里打“我的数据”来取。
residents-delete = <b>要删除您的全部数据吗？</b>
residents-delete-goes = 会删除：{ $kept }。
residents-delete-joined = 您在{ $channels }的账号也会一起删除。
residents-delete-stays = 会留下：已经提交的信息公开申请，要依法存档；参加过哪些调查，留一个认不出人的记号到调查结束；“这条消息发出过”的总数，不再知道发给了谁。删除以后找不回来。
residents-delete-button = 全部删除
residents-delete-button-no = 不删
residents-delete-kept = 好的，什么也没有删。
residents-deleted = 您的数据都删除了，这里重新开始。以后想问什么，随时可以写给我。
residents-link =
    您的关联码：<b>{ $code }</b>

    请在十分钟内，到您的另一个账号那里（比如网页问答或者 Telegram）把这个码打出来。您订阅的消息，以后就发到那里。只能用一次，请不要告诉别人。

    <i>如果您在另一个账号那里已经拿到了码，直接在这里打出来就行，消息以后发到这里。</i>
residents-link-done =
    关联好了，您在{ $channel }的账号和这里算同一个人。

    两边订阅的主题合在一起，以后发到这里，同一条消息只发一次。对话内容不会搬过来。
residents-link-already = 您在{ residents-channel }的账号和这里已经关联过了，不用再关联。想看关联了哪些，请打“我的”。
# 告诉另一个账号的人；$channel 是已经写好的渠道名。
residents-link-told =
    您在{ $channel }的账号刚刚和这里关联了，算同一个人。您订阅的消息，以后发到那里。

    <i>如果不是您自己关联的，请点“解除关联”。</i>
residents-link-wrong = 这个码不管用：可能打错了，过了十分钟，已经用过，或者是本账号自己的码。请在另一个账号那里打“关联”，拿一个新的码再来试。
residents-link-too-many = 试的次数有点多，请等十分钟，在另一个账号那里打“关联”，拿一个新的码再来试。
residents-part = 已解除关联。合在一起的主题两边都还在，从现在起各算各的，不想收的请打“我的订阅”退订。
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
residents-desk-lead = 居民来要求退订、删除，或者说收不到消息时，凭对方告诉您的完整号码来查。每次查都记入日志；不列名单，看不到姓名和说过的话。
residents-desk-channel-label = 渠道
residents-desk-address-label = 号码
residents-desk-address-hint = Telegram 对话的数字号码（群组带负号），或者网页问答的访客号。居民在“我的数据”的文件里能看到。
residents-desk-look = 查
residents-desk-channel = 请选一个渠道。
residents-desk-address = 号码只有数字，请照居民给的填完整；群组的号码前面有负号。
residents-desk-nobody = 这里没有这个号码的记录。请和居民核对号码和渠道。
residents-desk-gone = 这个账号已经删除了。
residents-desk-look-again = 请先按号码查到这个账号，再来办。
residents-desk-found = 查到了：号码{ $address }
residents-desk-joined = 关联的账号
residents-desk-since = 第一次来
residents-desk-seen = 最近一次来
residents-desk-reach = 能不能送到
residents-desk-within-reach = 能送到
residents-desk-left = { $why ->
        [blocked] 已屏蔽
       *[other] 已离开
    }，{ $at } 起
residents-desk-topics = 订阅
residents-desk-topics-of = { $count } 个主题：
residents-desk-no-topics = 没有订阅
residents-desk-registrations = 有效的开放日报名
residents-desk-consultations = 等着答复的咨询
residents-desk-requests = 办理中的公开申请
residents-desk-drafts = 没填完的表
residents-desk-unsubscribe = 全部退订
residents-desk-unsubscribe-why = 将退订 { $count } 个主题{ $accounts ->
        [1] {""}
       *[other] ，包括关联的另外几个账号
    }
residents-desk-unsubscribed = 已经退订 { $count } 个主题。
residents-desk-delete = 删除全部数据
residents-desk-delete-why = 只在居民本人要求时办。将删除 { $accounts } 个账号、{ $topics } 个订阅、{ $registrations } 个报名、{ $consultations } 个等着答复的咨询，和全部聊天记录。
residents-desk-deleted = 已经删除，一共 { $count } 个账号。
residents-desk-figure = 有 <b>{ $everybody }</b> 个账号来过，其中 <b>{ $following }</b> 个在收订阅

## knowledge

knowledge-tab-entries = 条目
knowledge-tab-try = 试一试
knowledge-tab-gaps = 没答上来的
knowledge-tab-guides = 办事指南
knowledge-tab-files = 导入导出
knowledge-lead = 一共 { $count } 条，{ $stale ->
        [0] 都在核对期内
       *[other] 其中 { $stale } 条该核对了
    }。
knowledge-add = 写一条
knowledge-edit = 修改
knowledge-words = 搜问题、问法、答案
knowledge-every-organ = 全部单位
knowledge-order = 排序
knowledge-order-changed = 最近改过的在前
knowledge-order-stale = 该核对的在前
knowledge-state-any = 全部
knowledge-state-published = 已发布
knowledge-state-stale = 该核对的
knowledge-state-draft = 草稿
knowledge-state-retired = 已下线
knowledge-in-use = 在用
knowledge-over = 过了有效期
knowledge-not-yet = { $day } 起用
knowledge-unchecked = 一年没核对
knowledge-wordings = { $count } 种问法
knowledge-found = 找到 { $count } 条。
knowledge-further = 下一页
knowledge-from-the-first = 从头看
knowledge-none-found = 没有找到。换个词，或者去掉一个条件再试。
knowledge-all = 看全部条目
knowledge-none = 这里放常见问题和答案，居民问到时照着答。现在还一条都没有，可以写一条，也可以从文件导入。
knowledge-bring = 从文件导入
knowledge-field-id = 编号
knowledge-field-question = 问题
knowledge-field-wordings = 居民的问法
knowledge-field-short = 简短的答案
knowledge-field-full = 全文
knowledge-field-organ = 承办单位
knowledge-field-source = 来源
knowledge-field-source-url = 来源网址
knowledge-field-checked-on = 核对日期
knowledge-field-valid-from = 生效日期
knowledge-field-valid-until = 有效期到
knowledge-field-field = 领域
knowledge-field-matter = 事项
knowledge-field-element = 要素
knowledge-field-openness = 五公开
knowledge-field-related = 相关条目
knowledge-field-status = 状态
knowledge-field-english = 英文
knowledge-field-english-question = 英文的问题
knowledge-field-english-short = 英文的简短答案
knowledge-field-english-full = 英文的全文
knowledge-field-english-wordings = 英文的问法
knowledge-updated = 最近改动 { $at }
knowledge-card = 居民看到的
knowledge-card-not-given = 写好的样子，现在没有给居民看
knowledge-no-wordings = 只写了标题这一种问法。多写几种，更容易答上。
knowledge-history = 改动记录
knowledge-no-history = 从系统自带的内容来，还没有人改过。
knowledge-act-add = 写了这一条
knowledge-act-edit = 修改
knowledge-act-retire = 下线
knowledge-act-import = 从文件导入
knowledge-about = 出处和归类
knowledge-retire = 下线
knowledge-retire-why = 下线后，居民问到时不再这样答{ $naming ->
        [0] {""}
       *[other] ，另有 { $naming } 条答案不再带出它的按钮
    }。条目留在这里，随时可以改回“已发布”。
knowledge-retired = 已经下线，居民问到时不再这样答。
knowledge-editing = 修改条目
knowledge-form-lead = 保存以后，居民下一次问就按新的答。
knowledge-part-answer = 问和答
knowledge-part-source = 出处和期限
knowledge-part-place = 归类
knowledge-part-english = 英文
knowledge-hint-question = 写成居民会问的一句话，也是按钮上的字。
knowledge-hint-wordings = 一行一种，照居民的话写；错别字、简称也可以写。
knowledge-hint-wordings-short = 一行一种。
knowledge-hint-short = 第一句就给出答案，最好不超过 120 个字；要紧的数字可以写成 &lt;b&gt;20 天&lt;/b&gt; 来加粗。
knowledge-hint-full = 居民点“全文”时看到的。
knowledge-hint-source = 法规写到第几条，文件写全名。
knowledge-hint-checked = 最近一次对照原文的日子；过了一年会提醒您再核对。
knowledge-hint-until = 过了这一天就不再给居民看；到期前 14 天会提醒您。
knowledge-hint-field = 居民按领域翻看时，在哪一类里找到它。
knowledge-hint-matter = 同一件事的条目写同样的名字，居民追问“那费用呢”就能接上。
knowledge-hint-element = 这条讲的是哪一面，如时限、费用、材料。
knowledge-hint-related = 一行一个编号，最多三个；显示成答案下面的按钮。
knowledge-hint-id = 小写字母、数字和短横线，如 foi-fee；不填就自动编一个，以后不能改。
knowledge-hint-english = 写了问题就要写简短答案；都不写，英文读者看到中文答案和一句说明。
knowledge-save = 保存
knowledge-save-mine = 按我写的保存
knowledge-leave = 不改了
knowledge-added = 写好了，居民现在就能问到。
knowledge-saved = 改好了，居民下一次问就按新的答。
knowledge-nothing-changed = 和原来一样，没有改动。
knowledge-id-taken = 编号 { $name } 已经用过了，请换一个。
knowledge-no-related = 没有编号是 { $name } 的别的条目，请核对。
knowledge-changed-since = 这期间有人改过条目，所以没有保存。请看看现在的内容再决定。
knowledge-changed-by = 您打开这一页以后，{ $who }在 { $at } 改过这一条，所以还没有保存。您写的都在下面。
knowledge-somebody = 有人
knowledge-both = 两边不一样的地方
knowledge-both-why = 想留哪边的，请在下面的表里改好；保存时以下面的表为准。
knowledge-what = 哪一项
knowledge-theirs = 现在保存着的
knowledge-mine = 您写的
knowledge-empty = （空）
knowledge-wrong-missing = 请填写{ $field }。
knowledge-wrong-long = { $field }最多 { $most } 个字，请写短一些。
knowledge-wrong-many = { $field }最多 { $most } 个，请去掉几个。
knowledge-wrong-extra = 没有{ $field }这一项，请去掉这一列。
knowledge-wrong-validity = 有效期不能在生效日期之前结束，请核对这两个日子。
knowledge-wrong-day = { $field }请写成 2026-11-23 这样的日期。
knowledge-wrong-id = 编号用小写字母、数字和短横线，2 到 40 个，如 foi-fee。
knowledge-wrong-link = { $field }要以 https:// 或 http:// 开头，中间没有空格。
knowledge-wrong-bar = { $field }里不能有“|”。
knowledge-wrong-other = { $field }写得不对，请参照别的条目来写。
knowledge-wrong-unwritable = { $field }里有看不见的控制字符，存不下来，请重新输入一遍。
knowledge-try-label = 居民会怎么问
knowledge-try-example = 信息公开要钱吗
knowledge-try-lead = 写一句居民会说的话，看看现在会怎么答、为什么。和问答走的是同一条路，不会留下记录。
knowledge-try-of = 正在试的条目：
knowledge-try-says = 会这样答
knowledge-outcome-answer = 直接回答
knowledge-outcome-suggest = 问是不是这几个
knowledge-outcome-unknown = 答不上来
knowledge-outcome-door = 指路
knowledge-outcome-crisis = 求助信息
knowledge-outcome-anew = 请人再说一遍
knowledge-try-why = 为什么
knowledge-try-considered = 比过的条目
knowledge-try-entry = 条目
knowledge-try-wording = 最接近的问法
knowledge-try-score = 把握
knowledge-try-this = 这一条
knowledge-try-how = 有底色的是问题里也有的字。
knowledge-try-place = 正在试的条目排在第 { $place } 位。
knowledge-try-not-among = 正在试的条目不在比过的里面：可能没有发布、不在有效期，或者差得太远。
knowledge-try-next = 想让它答上
knowledge-try-next-why = 把这句话加到条目的“居民的问法”里；没有合适的条目，就写一条。
knowledge-write = 写成条目
knowledge-why-crisis = 话里有危险的意思，先给求助电话，不查条目。
knowledge-why-anew = 这句话太长，或者除了隐去的号码没有别的内容。
knowledge-why-door = 这是要人办事，不是问问题，所以告诉居民去哪里说。
knowledge-why-nothing = 没有一个条目和它沾边。
knowledge-why-exact = 和条目的一种问法一字不差。
knowledge-why-named = 说全了事项的名字和要问的那一面，没有别的意思。
knowledge-why-sure = { $enough ->
        [yes] 第一条有 { $sure }% 的把握，过了直接回答要的 { $least }%。
       *[no] 第一条只有 { $sure }% 的把握，直接回答要 { $least }%。
    }
knowledge-why-known = { $enough ->
        [yes] 前三条里有答案的把握是 { $known }%，过了 { $least }%，可以问居民是不是。
       *[no] 前三条里有答案的把握只有 { $known }%，不到 { $least }%，不猜。
    }
knowledge-why-foreign = 问题里要紧的词，条目里大半没有，所以也不提示。
knowledge-why-shared = 对上的词：{ $words }
knowledge-why-unknown = 条目里没有的词：{ $words }
knowledge-why-elements = 问的是：{ $names }
knowledge-veto-denial = 一个问“能不能”，一个问“不能怎么办”，不直接回答。
knowledge-veto-figure = 问题里的数字，条目里没有。
knowledge-veto-year = 问的年份，条目里没有。
knowledge-veto-place = 问的地方，条目里没有。
knowledge-veto-party = 问的是另一类人。
knowledge-veto-element = 问的是另一面，如问费用而条目讲的是时限。
knowledge-veto-unknown-word = 有要紧的词，条目里没有说到。
knowledge-veto-bare-topic = 只说了一个名字，没有说要问什么。
knowledge-veto-sibling = 有另一条同样说得通，让居民来选。
knowledge-veto-other-matter = 只有一个宽泛的词对上，说的可能是别的事。
knowledge-gaps-lead = 近 { $days } 天里没有答上来的问题，个人信息已经隐去，过期自动删除。
knowledge-gap = 怎么没答上
knowledge-gap-any = 全部
knowledge-gap-unknown = 不知道
knowledge-gap-none-of-these = 给的都不是
knowledge-gap-not-solved = 答了没解决
knowledge-gap-question = 居民的话
knowledge-gap-times = 次数
knowledge-gap-last = 最近一次
knowledge-gaps-none = 没有答不上来的问题。居民问了而没答上的，会列在这里，可以写成条目。
knowledge-guides-lead = 从办事指南导入的事项，问答从它的每一栏里取答案。
knowledge-guides-found = 一共 { $count } 项。
knowledge-guides-none = 还没有办事指南。请系统管理员用 guides import 导入。
knowledge-guide-sides = 能答
knowledge-guide-area = 适用地区
knowledge-guide-title = 事项名称
knowledge-guide-how = 没有写的栏目，居民问到时会说没有记载，不会猜。要改，请改导入的文件，再导入一次。
knowledge-guide-elsewhere = 这一项不适用于{ $area }，所以不用来回答。
knowledge-guide-kind = 办件类型
knowledge-guide-level = 行使层级
knowledge-guide-themes = 主题
knowledge-guide-service-objects = 服务对象
knowledge-guide-accept-standard = 受理条件
knowledge-guide-materials = 材料
knowledge-guide-location = 办理地点
knowledge-guide-statutory-limit = 法定时限
knowledge-guide-promised-limit = 承诺时限
knowledge-guide-visits = 跑动次数
knowledge-guide-fee = 费用
knowledge-guide-basis = 依据
knowledge-guide-consult-phone = 咨询电话
knowledge-guide-complaint-phone = 投诉电话
knowledge-guide-online-booking = 网上预约
knowledge-guide-url = 网址
knowledge-guide-question-names = 别的叫法
knowledge-guide-checked-on = 核对日期
knowledge-files-lead = 导出的文件改好以后，可以再导入；导入前先看差别。
knowledge-bring-why = Excel、CSV 或 JSONL，列名和导出的一样。先给您看差别，看过再收。
knowledge-file = 文件
knowledge-see-difference = 看差别
knowledge-take-away = 全部导出
knowledge-take-away-why = 全部条目，包括草稿和已下线的。
knowledge-kind-xlsx = Excel
knowledge-kind-csv = CSV
knowledge-kind-jsonl = JSONL
knowledge-no-file = 没有收到文件，请选好文件再提交。
knowledge-empty-file = 文件里一条也没有，请核对。
knowledge-import-twice = 第 { $line } 行的编号 { $id } 在第 { $before } 行已经有了，什么也没有导入。
knowledge-import-wrong = 第 { $line } 行：{ $why }什么也没有导入。
knowledge-difference = 导入会改什么
knowledge-difference-lead = 新的 { $new } 条，有改动的 { $changed } 条，一样的 { $same } 条。还没有导入。
knowledge-loose = 有条目提到的相关条目不存在，导入后不会显示那个按钮：
knowledge-take = 收下这 { $count } 条
knowledge-nothing-new = 文件里的和现在的一样，没有要导入的。
knowledge-changed-entries = 有改动的
knowledge-new-entries = 新的
knowledge-now = 现在
knowledge-in-file = 文件里
knowledge-first-shown = 这里各列出前 { $most } 条，收下时全部收下。
knowledge-imported = 导入好了：新的 { $new } 条，改了 { $changed } 条。
knowledge-look = 去核对
knowledge-ends = 有效期到 { $day }，过了这一天居民就问不到它了
knowledge-days-left = { $days ->
        [0] 今天到期
       *[other] 还有 { $days } 天
    }
knowledge-stale-waiting = { $count } 条知识条目该核对了
knowledge-stale-why = 一年没有核对，或者过了有效期
knowledge-figure-given = 现在能答的条目 <b>{ $count }</b> 条
knowledge-figure-stale = 该核对的条目 <b>{ $count }</b> 条
knowledge-figure-gaps = 近 7 天没答上来的问题 <b>{ $count }</b> 个

## faq

faq-invite =
    请直接写您想问的事，一句话就好。

    <i>比如：信息公开申请要不要钱；垃圾分类怎么分；政府开放日怎么参加。</i>
faq-only-hidden = 您想问什么，直接写一句话就行，比如“信息公开申请要不要钱”。
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

    <i>您的问题已经记下（电话、证件号先隐去），用来补充答案。</i>
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
faq-button-related = 看相关公开文件 { $count } 份
faq-field-choose = 点一个问题看答案，也可以直接问。
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

## subscriptions

subscriptions-unknown-topic = 没有“{ $name }”这个主题。
# 订阅页面。$topic、$topics 是主题名，$quiet 说夜里发不发不急的消息。
subscriptions-title = 订阅消息
subscriptions-how = 订上一个主题，有了新消息我就发给您，免费。{ $quiet ->
        [yes] 不急的消息，夜里不打扰您，早上再发。
       *[no] {""}
    }随时可以退订。
subscriptions-mine = 您订阅了：{ $topics }。
subscriptions-none = 您还没有订阅。请先选一类，也可以直接写，比如“旧改有消息告诉我”。
subscriptions-axis-field = 按领域
subscriptions-axis-openness = 按公开环节
subscriptions-axis-street = 按街道
subscriptions-axis-organ = 按部门
subscriptions-choose = 点一下就订上，再点一下就退订。
subscriptions-counts = 括号里是近一年发过几条。
subscriptions-with-count = { $topic }（{ $count } 条）
subscriptions-followed = 已订阅 · { $topic }
subscriptions-done = 好的，已为您订阅“{ $topic }”。有新消息就发给您。{ $quiet ->
        [yes] 不急的消息，夜里不打扰您，早上再发。
       *[no] {""}
    }想退订，打“我的订阅”就行。
# 只在网页上说，而且只在订第一个主题时说。$telegram 说有没有开通 Telegram。
subscriptions-in-browser = <i>消息会送到这个网页上，请用这个浏览器回来看。{ $telegram ->
        [yes] 想改在 Telegram 上收，打“关联”（/link）。
       *[no] {""}
    }</i>
subscriptions-left = 好的，已退订“{ $topic }”，以后不再发了。
subscriptions-already = 您已经订阅了“{ $topic }”，有新消息会发给您。
subscriptions-not-followed = 您没有订阅“{ $topic }”，所以没有改动。
subscriptions-this = 您想订阅“{ $topic }”吗？订上以后，有新消息就发给您。
subscriptions-which = 您想订阅哪一个？订上以后，有新消息就发给您。
subscriptions-leave-this = 您要退订“{ $topic }”吗？退了以后就不再发了。
subscriptions-leave-which = 您要退订哪一个？
subscriptions-declined = 好的，什么也没有改动。
subscriptions-no-topic = 这里没有这样的主题，所以还没有订上。您可以看看全部主题，挑一个相近的。
subscriptions-sample = “{ $topic }”最近发布的：
subscriptions-no-sample = “{ $topic }”还没有发过消息。
subscriptions-button-sample = 看最近 { $count } 条
subscriptions-button-back = 返回
subscriptions-stop = 不想再收哪一个，点一下就退订。
subscriptions-stop-nothing = 您现在没有订阅任何主题，我不会主动给您发消息。
subscriptions-left-all = 好的，全部退订了：{ $topics }。以后不再发了。
subscriptions-leave-one = 退订 · { $topic }
subscriptions-button-add = 添加主题
subscriptions-button-leave-all = 全部退订
subscriptions-button-all = 看全部主题
subscriptions-button-mine = 我的订阅
subscriptions-button-follow = 订阅
subscriptions-button-leave = 退订
subscriptions-button-again = 恢复订阅
subscriptions-button-no = 不用了
# 在推送来的消息下面点“不再收这类消息”。
subscriptions-unfollow-which = 这条消息和您订阅的几个主题都有关。您要退订哪一个？
subscriptions-unfollow-none = 和这条消息有关的主题，您现在都没有订阅，以后不会再收到这类消息。

## releases

# 推送给订阅者的一条消息，和点“全文”看到的内容。$topics 是已经用顿号连好的主题名。
releases-heading = 〔{ $kind }〕{ $title }
releases-kind-policy = 新政策
releases-kind-reading = 政策解读
releases-kind-response = 热点回应
releases-kind-notice = 通知
releases-only-chinese = 这一条只有中文。
releases-reading = <b>解读</b>：{ $title }
releases-organ-dated = { $organ } · 成文日期 { $date }
releases-why-one = 因为您订阅了：{ $topic }，或者订阅了全部公开信息。
releases-why = 因为您订阅了其中的主题（{ $topics }），或者订阅了全部公开信息。
releases-why-many = 因为您订阅了其中的主题（{ $topics }等 { $count } 个），或者订阅了全部公开信息。
releases-why-all = 因为您订阅了：全部公开信息。
releases-button-full = 全文
releases-button-reading = 解读全文
releases-button-link = 原文
releases-button-unfollow = 不再收这类消息
releases-no-title = 发布稿没有标题，请补上。
releases-no-text = 发布稿没有正文，请补上全文。
releases-no-topic = 发布稿没有主题，谁也收不到。请至少写一个主题。
releases-no-reason = 公开属性是“{ $attribute }”的，要写明理由。
releases-none = 没有第 { $id } 号发布稿，请核对编号。
releases-is-published = 第 { $id } 号已经发布，不能再改。请另起一稿。
# 已经审查的，要改得先说清楚。
releases-voids-review = 第 { $id } 号{ $state ->
        [reviewed] 已经审查
       *[sent] 已经审查，正等着发送
    }。改了以后审核会作废，要重新送审、重新发送。现在还没有改；确定要改，请加 --yes。
releases-review-void = 第 { $id } 号的审核已作废，这一份不会再发。请重新送审（broadcasts review { $id }），再发送（broadcasts send { $id }）。
releases-stays-published = 第 { $id } 号已经发布，要留存备查，不能作废。内容有变化的，请另拟一份。
releases-stays-sent =
    第 { $id } 号已于 { $at } 发送，要留存备查，不能作废。{ $state ->
        [sending] 现在还没有发出去，不想发的，可以停下：broadcasts stop { $broadcast }。
        [paused] 现在还没有发出去，不想发的，可以停下：broadcasts stop { $broadcast }。
        [stopped] 停发前谁也没有收到。内容有变化的，可以修改，重新送审再发。
       *[other] 内容有变化的，请另拟一份。
    }
releases-stays-explained = 第 { $reading } 号是第 { $id } 号的解读。请先把第 { $reading } 号作废。
releases-interprets = 只有“政策解读”可以注明所解读的文件，而且只能是“新政策”。请核对类别和编号 { $id }。
releases-too-large = 附件太大，最多 { $largest } MB。
releases-not-open = 第 { $id } 号的公开属性是“{ $attribute }”，只有主动公开的才能推送。
releases-feed-title = 阳光问政 · { $area } · 政策发布
# 全文、查公开文件。$what 是居民要找的词，$source 是机关和文种。
releases-text-only-chinese = 正文只有中文。
releases-formed = 成文日期 { $date }
releases-published-on = 发布于 { $date }
releases-effective = 自 { $date } 起施行
releases-page = 第 { $number } 页，共 { $count } 页
releases-find-what =
    您想查什么文件？请写几个字，文件名、里面的话都可以。

    <i>比如：政府信息公开条例；加装电梯；拖欠工资。</i>
releases-find-again = 上一次的结果已经翻不了页了。请把要查的再写一遍，比如“搜 加装电梯”。
releases-found = 找到 { $count } 份和“{ $what }”有关的公开文件，最相关的在前：
releases-found-none =
    已公开的文件里没有找到“{ $what }”。您可以换个说法再查，写文件名里的几个字最好找。

    没有公开的文件，可以提出政府信息公开申请。
releases-old-version = { $title }（旧版）
releases-in-force = { $source } · { $date } 起施行
releases-published = { $source } · { $date } 公布
releases-button-follow = 订阅 · { $topic }
releases-button-latest = { $topic } · 最近发布
releases-button-find-again = 再查一次

# 工作台上的发布。$who、$names 是已经连好的人名。
releases-urgent = 紧急
releases-attribute-active = 主动公开
releases-attribute-on-request = 依申请公开
releases-attribute-withheld = 不予公开
releases-where-draft = 草稿
releases-where-returned = 已退回
releases-where-submitted = 等审查
releases-where-reviewed = 等发送
releases-where-held = 等免打扰结束
releases-where-sending = 正在发送
releases-where-paused = 已暂停
releases-where-stopped = 已停止
releases-where-done = 已发送
releases-where-published = 已发布
releases-desk-title = 发布与推送
releases-desk-lead = 一份发布稿要走四步：写稿、别人审查、发送、看结果。
releases-desk-new = 写发布稿
releases-desk-any = 全部
releases-desk-state = 状态
releases-desk-organ = 机关
releases-desk-words = 标题里的字
releases-desk-find = 查找
releases-desk-all = 看全部
releases-desk-heading = 标题
releases-desk-author = 起草人
releases-desk-changed = 最近变动
releases-desk-further = 更早的
releases-desk-none = 还没有发布稿。写好的稿子会列在这里，从送审到发完都看得到。
releases-desk-none-found = 没有符合条件的发布稿。换个条件再查，或者看全部。
releases-way = 一份发布稿的四步
releases-way-draft = 写稿
releases-way-review = 审查
releases-way-send = 发送
releases-way-done = 结果
releases-next = 下一步
releases-and-others = { $names }等 { $count } 位
releases-next-draft = 这还是草稿，只有工作人员看得到。下一步：检查下面的样子，没有问题就送审。
releases-next-not-open = 公开属性是“{ $attribute }”的，不推送给居民，只留存在这里。要推送，请先改公开属性。
releases-next-returned = { $by }退回了这一稿，理由是：{ $reason }。下一步：由编辑改好，再送审。
releases-next-submitted = { $author }写好送审了。下一步：由别人审查，可以审的有：{ $who }。
releases-next-submitted-nobody = { $author }写好送审了，可是除了{ $author }，还没有人能审查。请让系统管理员再添一位审查人。
releases-next-reviewed = { $reviewer }审查通过了，还没有发出去。下一步：由发布人发送，可以发的有：{ $who }。
releases-next-reviewed-nobody = { $reviewer }审查通过了，可是还没有发布人。请让系统管理员添一位发布人。
releases-next-held = { $sender }已经点了发送。现在是免打扰时段，到 { $until } 会自己开始发，不用守着。
releases-next-sending = 正在发给订阅的人，不用守着，发完这里会有结果。
releases-next-paused = 暂停了，谁也不会再收到。下一步：由发布人继续，或者停止。
releases-next-stopped = 停止了，没收到的人不会再收到。要再发，请重新送审。
releases-next-done = 发完了，居民也能查到这一份。结果在下面，不用再做什么。
releases-next-along-with = 这是《{ $title }》的解读，会和它一起审查、一起发。下一步：写好以后，去把《{ $title }》送审。
releases-next-along-sent = 这份解读已经和《{ $title }》一起发出，居民能查到。
releases-next-published = 这是补录的历史文件，居民能查到，不推送。
releases-act-submit = 送审
releases-act-review = 去审查
releases-act-send = 去发送
releases-act-resume = 继续，还有 { $waiting } 人没收到
releases-act-pause = 暂停
releases-act-again = 再送审，补发给还没收到的 { $lacking } 人
releases-act-edit = 修改
releases-act-return = 退回
releases-act-reading = 给它写解读
releases-act-stop = 停止……
releases-act-discard = 作废……
releases-act-export = 导出这张统计表
releases-looks = 收到时的样子
releases-face-telegram = 在 Telegram
releases-face-web = 在网页对话
releases-face-room = 用了 { $used } 字，最多 { $room } 字。
releases-face-left-out = 放不下，有 { $count } 处不会显示（点“全文”能看到正文）：
releases-face-short = 有内容放不下
releases-text = 全文
releases-about = 这份稿子
releases-audience = 订阅了这些主题的有 { $recipients } 人，其中 { $lacking } 人还没有收到过。
releases-reviewed-by = 审查人
releases-with-reading = 一起发的解读
releases-sending = 发送进度
releases-report = 发送结果
releases-report-begun = { $sent } 由{ $sender }发出。
releases-report-closed = { $closed } 结束。
releases-report-not-after = 最晚发到 { $latest }。
releases-report-all = 应该收到的 { $recipients } 人都收到了。
releases-report-nobody = 没有人要收，居民能查到这一份。
releases-report-some = 应该收到的 { $recipients } 人里，{ $sent } 人收到了，{ $missed } 人没有，原因如下。
releases-report-earlier = 以前发的几次，另有 { $count } 人收到。
releases-progress = 发送进度
releases-progress-of = 处理了 { $settled } 人，共 { $recipients } 人
releases-number = { $number }
releases-count-recipients = 应收到
releases-count-sent = 已送达
releases-count-waiting = 还在等
releases-count-what = 情况
releases-count-number = 人数
releases-missed-blocked = 停用了我们的机器人
releases-missed-gone = 账号已经不在
releases-missed-unknown = 不确定到没到
releases-missed-too-late = 过了最晚时间
releases-missed-stopped = 停止时还没发到
releases-missed-had-it = 以前已经收到
releases-missed-deleted = 已删除自己的数据
releases-missed-left = 退订了
releases-missed-refused = 对方平台没有接收
releases-missed-no-message = 没有这种语言的稿子
releases-missed-otherwise = 其他原因
releases-unknown-why = “不确定”是发出以后对方平台没有回音，可能已经收到，所以不会自动重发。
releases-form-new = 写发布稿
releases-form-edit = 修改发布稿
releases-form-lead = 只有三样必填：标题、全文、主题。其余的能让消息更好读。
releases-form-title = 标题
releases-form-gist = 一句话说清楚
releases-form-gist-hint = 用大白话说这件事对居民有什么变化。不写的话，消息里会放全文的开头。
releases-form-points-label = 要点
releases-form-points-hint = 一行一条，最多 8 条。
releases-form-text = 全文
releases-form-text-hint = 居民点“全文”时看到的内容。
releases-form-topics = 主题
releases-form-topics-hint = 订阅了这些主题的人会收到。至少勾一个；发文机关自己的主题会自动算上。
releases-axis-field = 领域
releases-axis-openness = 五公开
releases-axis-street = 街道
releases-axis-organ = 部门
releases-form-kind = 类别
releases-form-organ = 发文机关
releases-form-organ-hint = 居民会看到它的名字。
releases-form-attribute = 公开属性
releases-form-attribute-hint = 只有“主动公开”的才会送审、推送。
releases-form-reason = 不主动公开的理由
releases-form-reason-hint = 公开属性是“主动公开”的，这里空着。
releases-form-file = 附件
releases-form-file-hint = 一张图解（PNG、JPG）或一个文档，最多 10 MB。有附件时消息最多 1024 字。
releases-form-file-is = 现在的附件：{ $name }
releases-form-detach = 去掉它
releases-form-file-again = 附件没有留住，请重新选一次；其他填过的都在。
releases-form-file-kind = 这种文件不能附。可以附的有：{ $kinds }
releases-form-file-other = 文件内容和它的名字对不上，请重新存一遍再选。
releases-form-english = 英文
releases-form-english-hint = 用英文的人会收到这一段；不写就收到中文。
releases-form-english-title-label = 英文标题
releases-form-english-gist = 英文一句话
releases-form-english-points = 英文要点
releases-form-more = 更多：解读、原文链接、日期、紧急
releases-form-interprets-label = 解读的是哪一份
releases-form-interprets-hint = 只有“政策解读”要选。解读会和它的政策一起审查、一起发。
releases-form-no-policy = 不是解读
releases-form-link-label = 原文链接
releases-form-link-hint = 以 https:// 开头。消息下面会多一个“原文”按钮。
releases-form-formed-on = 成文日期
releases-form-formed-on-hint = 文件上写的日期。
releases-form-urgent = 紧急：免打扰时段也立刻发
releases-form-submit = 存好并送审
releases-form-keep = 先存草稿
releases-form-after = 存好以后能看到居民收到时的样子。送审以后，别人审查通过了才会发出。
releases-form-again = 这是另外一份，还是要存
releases-form-see-newer = 看看新的稿子
releases-form-over = 我看过了，就用这里的内容
releases-form-voids = 这一稿已经审查通过了。改了以后，审查就作废，要重新送审；还没有人收到它。
releases-form-voids-tick = 我知道，要改
releases-form-english-title = 写了英文内容，请也写上英文标题。
releases-form-interprets = 只有“政策解读”才选所解读的文件。请改类别，或者选“不是解读”。
releases-form-long = 最多 { $longest } 字，现在有 { $length } 字，请删短一些。
releases-form-points = 最多 { $most } 条，每条不超过 { $longest } 字。请合并或删短。
releases-form-link = 链接要以 https:// 或 http:// 开头，中间没有空格，比如 https://www.example.gov.cn/a。
releases-form-day = 请写文件上的日期，比如 2026-11-23，不能晚于今天。
releases-form-unreadable = 里面有看不见的字符，没法保存。请重新打一遍，不要直接粘贴。
releases-form-otherwise = 这一项没有填对，请重新选或重新填。
releases-same = 已经有一份标题、全文、机关都一样的稿子（第 { $id } 号）。如果是另外一份，请勾上“这是另外一份”，再存。
releases-changed-meanwhile = 您打开这一页以后，有人改过这份稿子，所以没有存，免得盖掉别人的修改。请看看新的稿子；还是要用这里的内容，请勾上“我看过了”再存。
releases-is-reviewed = 第 { $id } 号已经审查通过，不用再送审，可以发送了。
releases-not-submitted = 第 { $id } 号现在没有送审。请等编辑送审以后再看。
releases-return-reason = 请写明退回的理由，最多 { $longest } 字，起草人会看到。
releases-review = 保密审查
releases-review-lead = 由{ $author }起草。下面就是要发出去的全部内容，请逐字看过。
releases-review-not-now = 这份稿子现在的状态是“{ $state }”，不用审查。
releases-review-whom = 发给谁
releases-review-message = 消息
releases-review-text = 全文：{ $title }（{ $length } 字）
releases-review-open-file = 打开附件
releases-review-approve = 审查通过
releases-review-approve-why = 通过以后，发布人就能发给还没有收到的 { $lacking } 人。稿子再有一个字的改动，都要重新审查。
releases-review-attribute = 我看过全部内容，不涉及国家秘密、商业秘密和个人隐私，确认公开属性是“{ $attribute }”
releases-confirm-attribute = 请先看完内容，再勾选确认公开属性。
releases-review-approve-act = 通过
releases-review-return = 退回
releases-review-reason = 退回的理由
releases-review-reason-hint = 写清楚要改哪里，起草人会看到这段话。
releases-review-return-act = 退回给起草人
releases-send = 发送
releases-send-whom = 订阅了的有 { $recipients } 人，会发给其中还没有收到过的 { $lacking } 人。
releases-send-night = 现在是免打扰时段。点了发送以后，会等到 { $until } 才开始发。
releases-send-urgent = 这一份标了紧急，现在就会发出，免打扰时段也不等。
releases-send-not-after = 最晚发到
releases-send-not-after-hint = 过了这个时间还没发到的，就不再发。一般不用改。
releases-send-nobody = 现在没有人要收：没有人订阅，或者都收到过。发布以后，居民自己能查到。
releases-send-act-nobody = 发布，不推送给任何人
releases-send-act = 发给 { $lacking } 人
releases-send-after = 可能会请您再输一次验证码。发出以后可以暂停、停止，已经收到的收不回来。
releases-not-after = “{ $typed }”不是一个时间。请写成 2026-11-23 18:00 这样。
releases-stop-title = 停止发送《{ $title }》
releases-stop-consequence = 已经有 { $sent } 人收到，收不回来；还有 { $waiting } 人在等，停止以后他们不会再收到。这一步不能反悔，只想等一等的，请用暂停。
releases-stop-act = 停止，{ $waiting } 人不再收到
releases-discard-title = 作废《{ $title }》
releases-discard-consequence = 内容会删掉，找不回来；还没有人收到过它。日志里只留下标题。
releases-discard-act = 作废这份稿子
releases-did-submit = 已经存好并送审。
releases-did-keep = 已经存好，还没有送审。
releases-did-keep-closed = 已经存好。不是“主动公开”的，不送审。
releases-did-keep-along = 已经存好。它会和所解读的政策一起审查、一起发，不用单独送审。
releases-did-void = 已经存好，原来的审查作废了，改完请重新送审。
releases-did-discard = 第 { $id } 号已经作废。
releases-did-approve = 审查通过了，接下来由发布人发送。
releases-did-approve-send = 审查通过了。您也是发布人，可以接着发送。
releases-did-return = 已经退回，起草人会看到理由。
releases-did-send = 开始发送了，要发给 { $count } 人。
releases-did-hold = 已经排好，免打扰结束后发给 { $count } 人。
releases-did-pause = 已经暂停，两秒内不再往外发。
releases-did-resume = 继续发送了。
releases-did-stop = 已经停止。
releases-waits-review = 审查：{ $title }
releases-waits-review-detail = { $organ }，{ $author }起草
releases-waits-review-act = 去审查
releases-waits-send = 发送：{ $title }
releases-waits-send-detail = { $organ }，已经审查通过，等您发送
releases-waits-send-act = 去发送
releases-waits-returned = 退回：{ $title }
releases-waits-returned-detail = { $by }退回了，请改好再送审
releases-waits-returned-act = 去修改
releases-waits-paused = 暂停着：{ $title }
releases-waits-paused-detail = { $organ }，发到一半暂停了，继续还是停止
releases-waits-paused-act = 去看看
releases-waits-unknown = 有人不确定收到没有：{ $title }
releases-waits-unknown-detail = { $count } 人，对方平台没有回音
releases-waits-unknown-act = 看结果
releases-figure-sending = 正在发送《{ $title }》：{ $done } / { $recipients } 人
releases-figure-paused = 《{ $title }》暂停着：{ $done } / { $recipients } 人
releases-figure-week = 本周发布了 { $count } 份

## staff

staff-name = 姓名要有 1 到 { $longest } 个字，请核对。
staff-no-role = 请至少给{ $name }一个角色，staff roles 列出有哪些。
staff-unknown = 人员里没有{ $name }。请核对姓名，或先添加此人。
staff-not-allowed = { $name }没有办这件事的角色：{ $role }。谁有，请用 staff list 查。
staff-has-not = { $name }没有{ $role }这个角色，取消不了。请用 staff list 核对。
staff-there-already = 人员里已经有{ $name }。请用另一个名字，或者改此人的角色。
staff-not-oneself = 这件事不能给自己办，请由别人来办{ $name }的。
staff-apart = 系统管理员、安全保密管理员、安全审计员要由三个人分别担任，{ $name }只能担任一个。
staff-desk-add = 添加人员
staff-desk-add-why = 先写姓名；角色由安全保密管理员来给，登录用一次性链接。
staff-desk-added = 已添加{ $name }。接下来请给角色，再发一个一次性链接。
staff-desk-changed = { $name }的角色和单位已更新，正在登录的要重新登录。
staff-desk-closed = { $name }的账号已停用。
staff-desk-sessions-ended = { $name }在各处的登录都已退出。
staff-desk-search = 姓名或单位
staff-desk-organ = 单位
staff-desk-organ-hint = 不填就是区政府办公室，可以看全区的事。
staff-desk-roles = 角色
staff-desk-roles-hint = 系统、安全保密、安全审计三个管理员要由三个人分别担任。
staff-desk-state = 账号
staff-state-new = 还没登录过
staff-state-open = 可以登录
staff-state-closed = 已停用
staff-desk-next-new = 还没有密码。给角色，再发一次性链接，本人打开链接设密码。
staff-desk-next-open = 可以登录。忘了密码、换了手机，都用一次性链接重新设置。
staff-desk-next-closed = 已经停用，名字留在日志里。要恢复，请重新给角色，再发一次性链接。
staff-desk-none = 没有找到。换个写法，或者添加此人。
staff-desk-rights = 角色和单位
staff-desk-change = 保存角色和单位
staff-desk-not-oneself = 自己的角色由别人来改。
staff-desk-who-grants = 角色由安全保密管理员来改。
staff-desk-story = 这个账号的日志
staff-desk-link = 一次性链接
staff-desk-link-why = 用来第一次设密码，或者忘了密码、换了手机时重新设置。
staff-desk-link-make = 生成链接
staff-desk-link-of = 给{ $name }的一次性链接
staff-desk-link-how = 请当面或者用内部办公系统发给{ $name }。这个页面关掉以后，链接不会再显示。
staff-desk-link-lives = 24 小时内有效，只能用一次；以前发的都作废。
staff-desk-shut = 退出和停用
staff-desk-end-sessions = 退出此人的全部登录
staff-desk-sessions = 现在有 { $count } 处登录
staff-desk-close = 停用账号
staff-desk-close-why = 收回全部角色，不能再登录；名字留在日志里
staff-bot-nobody = 这里只给工作人员用：请登录工作台，点自己的姓名，生成连接码，再把“/link 连接码”发到这里。
staff-bot-staff-not-allowed = 这件事要有这样的角色才能办：{ $role }。{ $name }没有，需要的话请找系统管理员。
staff-bot-code-wrong = 这个连接码不对，或者已经用过、过期了，请在工作台重新生成一个。
staff-bot-code-too-often = 试错的次数太多，请过十分钟再试。
staff-bot-joined = { $name }，已经连上您的账号。工作日早上八点半，这里会告诉您当天要办的事。
staff-bot-help =
    { $name }，您可以这样用：
    /today 今天要办的事
    /review 12 审第 12 号发布稿
    /status 12 看第 12 号推送到哪一步，可以暂停、继续、停止
    /consultations 等本单位答复的咨询；打开一条，直接回复那条消息，写的就是答复
    /cancel 正在问您的这一步先不办
staff-bot-command-today = 今天要办的事
staff-bot-command-consultations = 等答复的咨询
staff-bot-command-review = 审发布稿：/review 12
staff-bot-command-status = 推送到哪一步：/status 12
staff-bot-command-help = 怎么用
staff-bot-command-cancel = 正在问的这一步先不办
staff-bot-away = 现在存不下来，这一步没有办。请过几分钟再来一次。编号 { $number }
staff-bot-failed = 这一步没有办成，什么也没有改动。请再来一次；还不行，请把编号告诉系统管理员：{ $number }
staff-bot-old-button = 这个按钮是以前的，已经用不了了。发 /today 看现在要办的。
staff-bot-left-alone = 好的，先不办。
staff-bot-put-by = 等了十分钟，刚才问您的那一步先放下了，什么也没有改动。
staff-bot-which-number = 请带上编号，例如 /status 12、/review 12。
staff-bot-unreadable = 这段文字里有存不下来的字符，请重新写一遍发来。
staff-bot-only-words = 答复只能用文字写，请把要说的打成文字，再回复那条消息。
staff-bot-today = 现在要办的 { $count } 件
staff-bot-digest = 早上好，今天要办的 { $count } 件
staff-bot-nothing-due = 现在没有等您办的事。
staff-bot-more-due = 还有 { $count } 件，请到工作台看。
staff-bot-late = 超期 { $days } 个工作日
staff-bot-due-today = 今天到期
staff-bot-left = 剩 { $days } 个工作日
staff-bot-due-review = 审稿：《{ $title }》
staff-bot-due-author = { $organ } · { $author }
staff-bot-due-returned = 退回给您修改：第 { $id } 号《{ $title }》
staff-bot-due-broadcast = 推送：《{ $title }》
staff-bot-due-counts = { $state ->
        [paused] 已暂停
        [held] 等免打扰结束
       *[other] 正在发
    }，已发 { $sent } 人，还有 { $waiting } 人
staff-bot-due-consultation = 咨询 { $number }
staff-bot-due-confirm = 公开申请 { $number }：等您与申请人确认
staff-bot-due-request = 公开申请 { $number }：{ $day } 前答复
staff-bot-button-review = 审第 { $id } 号
staff-bot-button-status = 看第 { $id } 号
staff-bot-button-consultation = 答 { $number }
staff-bot-draft =
    <b>第 { $id } 号《{ $title }》</b>
    { $organ } · { $author } 起草。上面就是要发出去的样子。
staff-bot-audience = 订阅的有 { $recipients } 人，其中 { $lacking } 人还没收到过。主题：{ $topics }。公开属性：{ $attribute }
staff-bot-buttons-below = 消息下面的按钮：{ $buttons }
staff-bot-left-out = 有 { $count } 句（或要点）太长，没有放进消息，点“全文”才看得到。
staff-bot-with-reading = 解读（第 { $id } 号）一起审、一起发。
staff-bot-button-approve = 通过
staff-bot-button-return = 退回
staff-bot-button-full = 看全文
staff-bot-button-hant = 看繁体
staff-bot-button-leave = 先不办
staff-bot-approved-already = 第 { $id } 号已经由{ $name }审查通过。
staff-bot-no-authenticator = 您还没有绑定身份验证器，这里不能审查通过。请先在工作台绑定。
staff-bot-which-code = 要通过第 { $id } 号《{ $title }》的保密审查，请发身份验证器上现在显示的 6 位数字。
staff-bot-approved = 第 { $id } 号《{ $title }》已通过保密审查，会发给 { $recipients } 人。发布人可以在工作台发送。
staff-bot-return-why = 退回第 { $id } 号《{ $title }》：请写理由，起草的人会看到。
staff-bot-returned = 第 { $id } 号已退回。
staff-bot-was-returned = { $name }退回了您的第 { $id } 号《{ $title }》，理由：{ $reason }
staff-bot-none-under-way = 现在没有正在推送的。要看某一份，请带上编号：/status 12
staff-bot-under-way = 第 { $id } 号《{ $title }》
staff-bot-broadcast =
    <b>第 { $id } 号《{ $title }》</b>
    { $state ->
        [draft] 还没有审查
        [reviewed] 已审查，还没有发送
        [held] 已发送，等免打扰结束
        [sending] 正在发
        [paused] 已暂停
        [stopped] 已停止
       *[other] 已发完
    }
staff-bot-numbers = 共 { $recipients } 人：已发 { $sent }，等着发 { $waiting }，没发成 { $failed }，不确定 { $unknown }
staff-bot-held-until = { $until } 以后接着发
staff-bot-sent-by = { $name } 于 { $at } 发送
staff-bot-reviewed-by = { $name } 于 { $at } 审查通过
staff-bot-button-pause = 暂停
staff-bot-button-resume = 继续
staff-bot-button-stop = 停止
staff-bot-button-again = 刷新
staff-bot-button-stop-really = 停止，不再发
staff-bot-stop-really = 停止第 { $id } 号《{ $title }》：还没收到的 { $waiting } 人不会再收到，已经发给 { $sent } 人的收不回来，停止以后也不能继续。
staff-bot-consultations = 等本单位答复的 { $count } 条咨询
staff-bot-no-consultations = 现在没有等{ $organ }答复的咨询。
staff-bot-consultation =
    <b>{ $number }</b> · { $organ }
    { $state ->
        [waiting] { $late ->
            [true] { $day } 已到期，还没有答复
           *[other] { $day } 前答复
        }
        [answered] 已答复
       *[other] 已结束
    }
staff-bot-before = 之前的对话：
staff-bot-resident = 提问人
staff-bot-office = 政务
staff-bot-reply-hint = 直接回复这条消息，写的就是答复；发出前会再请您看一遍。
staff-bot-reply-to-what = 要答复咨询，请回复写着咨询编号的那条消息；发 /consultations 可以打开。
staff-bot-consultations-personal = 请留意：答复里好像有{ $kind ->
        [phone] 电话号码
        [id_number] 身份证号
        [bank_card] 银行卡号
       *[other] 个人信息
    }。确实要写，再发出。
staff-bot-consultations-of-another = 请留意：{ $number } 问的是{ $organ }，您是替它答复。
staff-bot-answer-really =
    给 { $number } 的答复是这样，发出以后不能改：

    { $answer }
staff-bot-button-send = 发出
staff-bot-button-not-send = 不发
staff-bot-answered = { $number } 已答复，提问人会在问的地方看到。
staff-bot-answer-dropped = 没有发出。要重写，请再回复那条咨询。
staff-bot-answer-forgotten = 这条答复已经处理过，或者没有留下来。要答复，请再回复那条咨询。
staff-bot-button-pass = 转给别的单位
staff-bot-nobody-else = 别的单位还没有能答复咨询的工作人员，请联系系统管理员。
staff-bot-pass-to-whom = 把 { $number } 转给哪个单位？
staff-bot-pass-why = 把 { $number } 转给{ $organ }：请写一句理由，会告诉提问人。
staff-bot-button-usual-reason = 由该单位负责
staff-bot-usual-reason = 这件事由{ $organ }负责
staff-bot-passed = { $number } 已转给{ $organ }，答复的日子不变（{ $day }），已告诉提问人。

## broadcasts

broadcasts-not-reviewed = 第 { $id } 号还没有审查，或审查已作废，所以不会发送。要发送，请由别人审查：broadcasts review { $id }。
broadcasts-same-person = 这份发布稿是{ $name }写的或改的，请由别人审查。
broadcasts-open = 第 { $id } 号正在推送。请等它完成，或先停止：broadcasts stop { $id }。
broadcasts-changed = 第 { $id } 号在审查以后，稿子或主题改过，不会再往下发。请{ $state ->
        [reviewed] 重新送审：broadcasts review { $id }，再 broadcasts send { $id }
       *[other] 先停止，再重新送审：broadcasts stop { $id }，broadcasts review { $id }，再 broadcasts send { $id }
    }。
broadcasts-too-late = { $moment } 已经过了，请给一个更晚的时间。
broadcasts-quiet = 免打扰到 { $until } 为止，而最晚发送时间是 { $moment }。请给一个更晚的时间。
broadcasts-not-now = 第 { $id } 号现在不能这样处理。推送状态：{ $state ->
        [reviewed] 已审查、未发送
        [sending] 正在进行
        [paused] 已暂停
        [done] 已完成
        [stopped] 已停止
       *[void] 已作废
    }。
broadcasts-imported = 第 { $id } 号是补录的历史文件，不推送。要告诉大家，请另起一稿。
broadcasts-was-sent = 第 { $id } 号已于 { $at } 推送。还有人没收到的，请重新审查（broadcasts review { $id }）后再发。
broadcasts-held = 第 { $id } 号在等免打扰结束（{ $until }），到时会自己接着发。
broadcasts-policy-not-sent = 它解读的第 { $id } 号还没有发。请审查并推送第 { $id } 号，这一份会一起发（三同步）。
# 审查和发送时的提醒：不拦着，请人看一眼。
broadcasts-remark-no-reading = 这份新政策没有解读一起发（三同步）。请起草解读，再审查一次。
broadcasts-remark-no-policy = 这份政策解读没有注明所解读的文件，请注明。
broadcasts-remark-no-picture = 没有配图。可以附上一张图解。
broadcasts-remark-no-english = 没有英文，用英文的人收到的是中文。
broadcasts-remark-reading-no-english = 解读没有英文，用英文的人看到的这一部分是中文。
broadcasts-remark-no-english-points = 要点只有中文，请补上英文的。
broadcasts-remark-nobody = 没有人订阅这些主题。
broadcasts-remark-all-have-it = 订阅这些主题的人都已经收到了。
broadcasts-remark-late-reading = 解读（第 { $id } 号）是审查以后才有的，这次不一起发。
broadcasts-changed-meanwhile = 您打开这一页以后，稿子改过了，所以没有通过。请重新看过新的内容再决定。

## files

# 导入、导出文件时的提示，给工作人员看。$line 是行号，$name 是文件名、栏目名、单元格或上限。

files-not-there = 没有找到文件 { $name }，请检查路径。
files-too-big = 文件太大，最多 { $name } MB。请分成几个文件再导入。
files-unknown-kind = 看不出 { $name } 是什么格式。文件名请以 .jsonl、.csv 或 .xlsx 结尾。
files-empty = 文件里没有内容。第一行请写栏目名，从第二行起每行一条。
files-not-utf8 = 第 { $line } 行不是 UTF-8 编码。请把文件另存为 UTF-8（表格软件里选“CSV UTF-8”），再试一次。
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
files-unkept = 里面有看不见的控制字符，保存不了。请重新输入。
files-unread = 文件第 { $line } 行读不下去，请检查引号、等号、逗号和括号，都要用英文的。

## surveys

# 调查问卷：不记名；提交前跟着人走，提交后谁填的对不上。$channel 是聊天所在的渠道。

surveys-none-open = 现在没有正在进行的调查。有新的调查时，发“调查”就能看到。
surveys-open = 正在进行的调查有 { $count } 份，点一份看看：
surveys-line = · { $title }（{ $day } 截止）
surveys-line-done = · { $title }（您已填过）
surveys-about =
    <b>{ $title }</b>
    { $purpose }
    一共 { $count } 题，{ $day } 截止 · { $organ }
surveys-anonymous = 不记名，每人填一次。
surveys-button-answer = 开始填
surveys-button-go-on = 接着填
surveys-button-others = 看别的调查
surveys-kept =
    这份问卷不记名。提交前，填的内容只跟着您，随时能改、能取消，一个月没填完自动删除。提交后，答案和您分开保存，谁填了什么对不上{ $channel ->
        [web] ；填写时的聊天记录也会清除
        [telegram] 。Telegram 里的聊天记录由 Telegram 保存，要您自己删
       *[other] {""}
    }。
surveys-review = 提交后就不能改、也不能撤回了：谁填的，我们也对不上。
surveys-sent =
    收到了，谢谢您。答案已经和您分开保存{ $channel ->
        [web] ，这段填写内容已从聊天记录中清除
        [telegram] 。我们这里的填写记录已清除；Telegram 里的聊天记录请您自己删
       *[other] ，填写记录已清除
    }。
surveys-taken = 这份调查您已经填过了，谢谢。每人填一次，所以不能再填。
surveys-closed = 这份调查已经截止，不再收答卷，谢谢您的关心。
surveys-closed-unsent = 这份调查刚刚截止，不再收答卷了，抱歉没能收下您的这份。点“取消”就清除。
# 经办人在命令行看到的。
surveys-none = 没有第 { $id } 号调查，请用 surveys list 核对编号。
surveys-past = 截止日 { $day } 已经过了，请改一个以后的日子。
surveys-not-a-draft = 第 { $id } 号已经开放过，问卷不能再改、也不用再开放。要改请另加一个版本。
surveys-not-open = 第 { $id } 号没有在进行，不用截止。
surveys-is-closed = 第 { $id } 号已经截止，不能再加版本或开放。请另做一份调查。
surveys-is-newer = 更新的版本第 { $id } 号已经开放过，旧版本不能再开放。
surveys-not-their-organ = 这份调查是{ $organ }的，{ $name }不能办理。请该机关或区政府办公室的人办理。
surveys-twice =
    第 { $id } 号和它完全一样（标题和题目），没有再加。{ $state ->
        [draft] 只改标题或截止日，请用 surveys edit；
       *[other] 它已经开放；
    }确实要再加一份，请加上 --yes。
surveys-too-few =
    第 { $id } 号{ $count ->
        [0] 还没有人填过，截止后不能再开放。要等就不用管，过了截止日会自动截止；
       *[other] 只收到 { $count } 份。不足五份的答卷永远不会公布，截止后也不能再收。要等就不用管，过了截止日会自动截止；
    }确实要现在截止，请加上 --yes。
# 问卷写得不对，给经办人看。
surveys-unfit-language = 只能写中文（zh-Hans）和英文（en），{ $name } 请去掉。
surveys-unfit-missing = 中文没有写，请补上。
surveys-unfit-length = 每种语言最多 { $most } 个字，也不能空着。
surveys-unfit-kind = 问卷里没有这种题型。可以用文字、单选、多选、打分、数字、日期、是或否。
surveys-unfit-personal = 问卷不记名，不能问涉及个人的题，也不做别的校验。
surveys-unfit-options = 选项最多 { $most } 个，请去掉一些。
surveys-unfit-text = 文字题的字数请写 1 到 { $most }。
surveys-unfit-steps = 打分最多 { $most } 档，请把两端写近一些。
surveys-unfit-shown = “{ $name }”不是那一题的选项，请照着选项写。
surveys-no-survey = 文件里不是一份问卷。它要从标题、用途和截止日写起，可以照样例改。
surveys-file-name = 文件名请以 .toml 或 .json 结尾。
surveys-nothing-shown = 能公布的答卷还不到 { $few } 份，没有可导出的。
# 工作台：问卷的列表、编写、开放、截止和结果。
surveys-no-file = 请先选一个文件。
surveys-file-large = 文件太大，最多 1 MB。请删减后再上传。
surveys-field-title = 标题
surveys-hint-title = 最多 60 个字。
surveys-field-purpose = 用途
surveys-hint-purpose = 一句话说明结果拿来做什么，居民会看到。
surveys-field-organ = 谁来征集
surveys-field-closes-on = 截止日
surveys-hint-closes-on = 这一天还能填，过了自动截止。
surveys-field-title-en = 标题（英文）
surveys-field-purpose-en = 用途（英文）
surveys-field-file = 问卷文件（.toml 或 .json）
surveys-desk-survey = 调查
surveys-desk-status = 状态
surveys-desk-all = 全部
surveys-desk-filter = 筛选
surveys-desk-further = 更早的
surveys-desk-stands = { $status ->
        [draft] 拟稿
        [open] 正在征集
        [replaced] 已换新版
       *[closed] 已截止
    }
surveys-desk-version = 第 { $number } 版
surveys-desk-version-word = 版本
surveys-desk-received = 收到答卷
surveys-desk-turnout = 开始填的有 { $share } 交了
surveys-desk-results = 看结果
surveys-desk-look = 去看看
surveys-desk-empty = 这里还没有调查。新建一份，开放后居民就能在对话里填。
surveys-desk-new = 新建调查
surveys-desk-edit = 修改拟稿
surveys-desk-make-version = 做一个新版本
surveys-desk-form-why = 先存为拟稿，开放以前都能改。
surveys-desk-anonymous = 问卷不记名：不要问姓名、电话、住址、证件号。最多 40 题。
surveys-desk-english = 英文标题和用途
surveys-desk-again = 确实要再加一份一样的
surveys-desk-save = 存为拟稿
surveys-desk-save-why = 居民还看不到。
surveys-desk-added = 已存为拟稿。核对无误后，就可以开放。
surveys-desk-changed = 拟稿已改好。
surveys-desk-not-whole = 这份问卷里有表单放不下的内容（比如一道题有几个条件），请改好文件再上传。
surveys-desk-file = 或者上传文件
surveys-desk-file-why = 和命令行用的是同一种文件。
surveys-desk-sample = 下载样例
surveys-desk-upload = 上传
surveys-desk-file-wrong = 文件里有几处要改，还没有保存。改好后请再上传：
surveys-desk-questions = 题目（{ $count } 题）
surveys-desk-conditional = 看前面的回答，不是人人都问。
surveys-desk-answers = 收到 { $count } 份答卷
surveys-desk-opened-at = 开放时间
surveys-desk-closed-at = 截止时间
surveys-desk-open = 开放征集
surveys-desk-open-why = 居民马上能填，到 { $day } 为止。开放后问卷不能再改，要改只能做新版本。
surveys-desk-opened = 已经开放，居民现在能填了。
surveys-desk-close = 现在截止
surveys-desk-close-why = 已收到 { $count } 份。截止后不再收答卷，也不能再开放；不操作的话，过了 { $day } 会自动截止。
surveys-desk-close-anyway = 确实现在截止
surveys-desk-leave-open = 不截止
surveys-desk-closed = 已经截止，这是最后的结果。
surveys-desk-lead = 收到 { $answers } 份答卷{ $known ->
        [yes] ；{ $begun } 人次开始填，{ $share } 交了。
       *[no] 。
    }
surveys-desk-never = 答卷不足 { $few } 份，永远不会公布。
surveys-desk-pool = 下面是已公布的 { $shown } 份。还有 { $waiting } 份在等：凑满 { $full } 份或截止时才公布，免得看出是谁填的。
surveys-desk-interval = 区间是占比的 95% 置信区间（Wilson），说的是和填写的人相像的居民，不是全体居民。图中细线是区间。
surveys-desk-base = { $count } 人答了这题。
surveys-desk-middle = 平均 { $mean }，中位数 { $median }。
surveys-desk-hidden = 不公布
surveys-desk-hidden-why = 有的答案背后不足 { $few } 人，或者由此可以算出，所以不公布。
surveys-desk-answer = 回答
surveys-desk-count = 人数
surveys-desk-share = 占比
surveys-desk-from-to = 区间
surveys-desk-texts = 看 { $count } 段文字
surveys-desk-nothing-yet = 还没有能公布的答卷。收满 10 份，就会先公布其中 5 份。
surveys-desk-take = 导出
surveys-desk-take-why = 不足 { $few } 人的内容在文件里也不公布。编码表说明每一列、每个值是什么意思。
surveys-desk-csv = 导出 CSV
surveys-desk-xlsx = 导出 XLSX
surveys-desk-codebook = 编码表 { $kind }
surveys-desk-codebook-of = { $title }（编码表）
surveys-desk-ends = 快截止：{ $title }
surveys-desk-days-left = { $days ->
        [0] 今天截止
       *[other] 还有 { $days } 天
    }
surveys-desk-figure = 《{ $title }》收到 <b>{ $count }</b> 份{ $begun ->
        [yes] ，开始填的有 <b>{ $share }</b> 交了。
       *[no] 。
    }

## telegram

# Telegram 菜单里各命令的说明，每条不超过 256 个字；命令本身是英文，不翻译。

telegram-command-start = 打开菜单
telegram-command-help = 怎么用
telegram-command-ask = 问一问
telegram-command-language = 换语言 / Language
telegram-command-privacy = 隐私说明
telegram-command-search = 搜文件
telegram-command-request = 申请公开政府信息
telegram-command-opendays = 开放日报名
telegram-command-surveys = 参加调查
telegram-command-subscribe = 订阅消息
telegram-command-unsubscribe = 退订主题
telegram-command-stop = 不再收消息
telegram-command-my = 我的
telegram-command-mydata = 查看我的数据
telegram-command-delete = 删除我的数据
telegram-command-link = 关联我的另一个账号

## consultations

# 请工作人员回答：先给居民看要发什么、发给谁、哪天前答复，点了“发送”才发出去。

consultations-button = 请工作人员回答
consultations-button-mine = 我的咨询：{ $question }
consultations-button-send = 发送
consultations-button-change = 改一下
consultations-button-drop = 不用了
consultations-button-add = 补充一句
consultations-button-withdraw = 撤回
consultations-button-more = 继续问
consultations-button-more-of = 继续问{ $organ }
consultations-button-rate = 评价
consultations-write-new = 您想请工作人员回答什么？请写在这里，一次写一件事。
consultations-write-wording = 请把问题重新写一遍，写好再给您过目。
consultations-write-more = 请写您还想问或者想补充的。
consultations-careful = 不用写姓名、电话和证件号；电话、证件号写了也会隐去。不写了，回复“不用了”。
consultations-shorter = 您写了 { $length } 个字，最多 { $most } 个。请缩短一些再发。
consultations-too-short = 没看出您想问什么，请写成一句话，比如“加装电梯的补贴到哪里领”。
consultations-only-hidden = 除了已经隐去的号码，没看到您的问题。请把想问的事写成一句话。
consultations-shown =
    要发给<b>{ $organ }</b>的是：

    “{ $question }”

    { $lines ->
        [0] 预计 <b>{ $day }</b> 前答复（{ $days } 个工作日内）。
       *[other] 刚才的对话（最近 { $lines } 句，电话、证件号已隐去）会一起转去，省得您再说一遍。预计 <b>{ $day }</b> 前答复（{ $days } 个工作日内）。
    }
consultations-sent =
    已发给{ $organ }，编号 <b>{ $number }</b>。预计 <b>{ $day }</b> 前（{ $days } 个工作日内）答复，答复会发到这里。

    <i>想看进度，回复“我的咨询”。急事请拨 12345。</i>
consultations-added = 已补充到编号 { $number } 里，{ $organ }能看到：“{ $text }”。预计答复的日子不变，仍是 <b>{ $day }</b> 前。
consultations-asked-on = 已接着发给{ $organ }（编号 { $number }）：“{ $text }”。预计 <b>{ $day }</b> 前（{ $days } 个工作日内）答复。
consultations-dropped = 好的，没有发出去。有别的想问，直接写给我。
consultations-withdrawn = 已撤回，编号 { $number } 的咨询不再等答复。
consultations-gone = 这条已经不在了：换过、取消过，或者已经删除。需要的话可以重新问。
consultations-sent-already = 这条已经发出去了，编号 <b>{ $number }</b>，不用再发。
consultations-is-closed = 编号 { $number } 的咨询已经结束，不能再往下问了。可以重新问一个。
consultations-not-withdrawn =
    { $state ->
        [answered] 编号 { $number } 的咨询已经答复，不用撤回了。
       *[other] 编号 { $number } 的咨询已经结束，不用撤回了。
    }
consultations-same = 同样的问题已经在等答复，编号 { $number }，预计 { $day } 前答复。不用再发一次。
consultations-too-many = 您已有 { $count } 个问题在等答复。请等其中一个有了答复，或者撤回一个，再发新的。
consultations-answer =
    <b>{ $organ }答复您的咨询</b>（编号 { $number }{ $is_same ->
        [true] {""}
       *[false] ，原定由{ $asked }答复
    }）

    您问的是：“{ $question }”

    { $answer }
consultations-transferred =
    您的咨询（编号 { $number }）改由<b>{ $organ }</b>答复。

    原因：{ $reason }

    预计答复的日子不变，仍是 <b>{ $day }</b> 前。
consultations-rate = 编号 { $number } 的这次答复，您满意吗？
consultations-mark-5 = 很满意
consultations-mark-4 = 满意
consultations-mark-3 = 一般
consultations-mark-2 = 不满意
consultations-mark-1 = 很不满意
consultations-rated = 谢谢，已记下：{ $mark }。一天内可以改。
consultations-unhappy = 没答到点子上的，可以继续问；也可以拨 12345 反映。
consultations-rated-before = 这次答复您在 { $at } 已经评价过，过了一天不能再改。
consultations-stands =
    您的咨询（编号 { $number }）还在等{ $organ }答复，{ $is_late ->
        [true] 说好 <b>{ $day }</b> 前答复，已经过了，很抱歉。现在排在最前面。急事请拨 12345。
       *[false] 预计 <b>{ $day }</b> 前，一答复就发到这里。
    }
consultations-welcome =
    { $state ->
        [answered] 不客气。还有不清楚的，可以继续问；这次答复怎么样，也请您评一评。
       *[waiting] 好的。一有答复就发到这里，您不用守着。
    }
consultations-mine = <b>您的咨询</b>，点问题看详情：
consultations-none = 您还没有请工作人员回答过问题。
consultations-line = { $number } · { $organ } · { $state ->
        [waiting] 等答复，预计 { $day } 前
        [answered] 已答复
       *[closed] 已结束
    }
consultations-question = 您问的是：“{ $question }”
consultations-last-answer =
    { $at } { $organ }答复：

    { $answer }

# 下面几句是说给工作人员听的。

consultations-unknown = 没有编号 { $number } 的咨询，请核对编号。
consultations-unknown-organ = 没有叫“{ $name }”的机关。
consultations-not-yours = 编号 { $number } 的咨询由{ $organ }答复，{ $name }不能办理。请该机关或区政府办公室的人办理。
consultations-answered-already = 编号 { $number } 的咨询在 { $at } 已经答复。居民继续问了，才能再答。
consultations-closed-already = 编号 { $number } 的咨询已经结束，不用答复。
consultations-nobody = 编号 { $number } 的居民已不在这里，答复送不到。
consultations-personal =
    答复里有{ $kind ->
        [id_number] 身份证号
        [phone] 电话或手机号
        [bank_card] 银行卡号
        [plate] 车牌号
        [email] 邮箱
       *[passport] 证件号
    }，发出去会留在聊天记录里，没有发。请删掉再发；是对外公开的、确实要写，请加上 --yes。
consultations-empty = 答复是空的，请写好再发。
consultations-answer-too-short = 答复不足 { $least } 个字。发出后不能更正，请写完整再发。
consultations-of-another = 编号 { $number } 的咨询由{ $organ }答复。区政府办公室可以代答，确实要代答，请加上 --yes。
consultations-answer-too-long = 答复有 { $length } 个字，最多 { $most } 个。请写短一些，详细的给个网址。
consultations-reason = 请写明转办的原因，最多 { $most } 个字，居民会看到。
consultations-same-organ = 编号 { $number } 的咨询本来就由{ $organ }答复。

# 工作台上的咨询。

consultations-desk-lead = { $waiting ->
        [0] 现在没有等答复的咨询。
       *[other] 有 { $waiting } 件等答复{ $late ->
            [0] ，都没有超过说好的日子。
           *[other] ，其中 { $late } 件已经过了说好的日子。
        }
    }
consultations-desk-state =
    { $state ->
        [waiting] 等答复
        [overdue] 已逾期
        [answered] 已答复
       *[closed] 已结束
    }
consultations-desk-words = 编号或问题里的字
consultations-desk-question = 问题
consultations-desk-asked = 提问时间
consultations-desk-channel = 来自
consultations-desk-none = 还没有居民请工作人员回答。居民在对话里点“请工作人员回答”，问题就会到这里，两个工作日内答复。
consultations-desk-none-such = 没有符合这些条件的咨询。
consultations-desk-all = 看全部等答复的咨询
consultations-desk-one = 咨询 { $number }
consultations-desk-waits = { $organ }要在 { $day } 前答复。
consultations-desk-stands =
    { $state ->
        [answered] 已经答复；居民继续问了，会再回到等答复的列表里。
       *[closed] 已经结束，不用答复。
    }
consultations-desk-said = 往来
consultations-desk-resident = 居民
consultations-desk-bot = 自动回答
consultations-desk-rated = 评价：{ $mark }
consultations-desk-before = 提问前的对话
consultations-desk-masked = 电话、证件号在收到时已经隐去。
consultations-desk-has-waited = 已等
consultations-desk-answer = 答复
consultations-desk-text = 答复内容
consultations-desk-text-hint = 先说结论，再说依据和怎么办，最多 { $most } 个字。会发到居民提问的对话里。
consultations-desk-send = 发给居民
consultations-desk-final = 发出后不能更正；居民可以继续问。
consultations-desk-for-another = 这件由{ $organ }答复，我代答
consultations-desk-number-meant = 这个号码是对外公开的，确实要写
consultations-desk-transfer = 转给别的机关
consultations-desk-to = 转给
consultations-desk-no-organ = 请选由哪个机关答复。
consultations-desk-reason = 原因
consultations-desk-reason-hint = 居民会看到。预计答复的日子不变，仍是 { $day } 前。
consultations-desk-answered = 已答复编号 { $number }，正发给居民。
consultations-desk-given = 编号 { $number } 已转给{ $organ }，居民会收到通知。
consultations-desk-button-answer = 答复
consultations-desk-waiting = 咨询：{ $question }
consultations-desk-waiting-detail = { $number }，{ $organ }，来自{ $channel }
consultations-desk-figure-open = { $count } 件咨询等答复
consultations-desk-figure-late = { $count } 件咨询逾期
consultations-desk-act-show = 查看
consultations-desk-act-answer = 答复
consultations-desk-act-transfer = 转办

## foi

# 依申请公开。法定用语照法条，其余照平常说话。编号、查询码、日期都作文字传入。
# 起诉的六个月（《行政诉讼法》第四十六条）请法制部门核对后再用。

foi-title = 信息公开申请

# 开始：先说清什么是申请，看看是不是已经公开。$what 是本人的原话。
foi-begin =
    您想要哪份信息？请用一句话告诉我它的名称、文号，或者大致内容。

    我先看看是不是已经公开了，再一步步帮您填申请。
foi-stopped = 好的，不填了。要申请公开时，再说“申请公开”就行。
foi-public = 先看看已经公开的，有没有您要的“{ $what }”：
foi-public-none = 已经公开的文件里，没有查到“{ $what }”。
foi-which = 申请公开，是向机关要一份它已有的信息。请选一样：
foi-button-request = 申请公开这份信息
foi-button-question = 我是有问题要问
foi-button-complaint = 我要投诉、举报
foi-button-status = 查申请进度
foi-button-ask = 申请公开
foi-route-question =
    问问题不用申请，直接在这里问我就行。

    我答不上来的，可以拨 <b>12345</b>，有人值班。
foi-route-complaint =
    投诉、举报不按信息公开申请办理，走这些渠道更快：

    拨 <b>12345</b>，随时有人接；要反映的事比较复杂，可以到区信访办。

# 申请表。三组内容：您是谁、要什么、怎么给；不问用途。
foi-ask-content = 您要的是哪份信息？
foi-hint-content = 请写名称、文号，或者别的能让工作人员找到它的特征。不用写用途。
foi-ask-applicant = 是您个人申请，还是单位申请？
foi-option-citizen = 个人
foi-option-organisation = 单位
foi-ask-name = 姓名或者单位名称？
foi-hint-name = 要和证件上的一样。
foi-ask-proof = 用哪种证件？
foi-option-resident-id = 居民身份证
foi-option-passport = 护照
foi-option-hk-macao = 港澳居民来往内地通行证、居住证
foi-option-taiwan = 台湾居民来往大陆通行证、居住证
foi-option-foreigner = 外国人永久居留身份证
foi-ask-id-number = 身份证号码？
foi-ask-proof-number = 证件号码？
foi-ask-credit-code = 统一社会信用代码？
foi-hint-credit-code = 营业执照或者法人证书上的 18 位代码。
foi-ask-phone = 联系电话？
foi-hint-phone = 工作人员要打这个电话跟您确认申请。
foi-ask-way = 您想怎么拿到信息？
foi-option-email = 电子邮件
foi-option-post = 邮寄
foi-option-pick-up = 自己来取
foi-option-read = 当场查阅、抄录
foi-ask-email = 电子邮箱？
foi-ask-address = 邮寄地址和邮编？
foi-ask-file = 要附材料吗？
foi-hint-file = 比如替别人申请，要有授权委托书。没有就跳过。
foi-review =
    提交给{ $organ }。您填的内容加密保存，只有承办的工作人员能看，只用来办理这件申请。

    不用写用途，一般不收费。
foi-sent =
    收到了您的申请。

    申请编号：<b>{ $number }</b>
    查询码：<b>{ $secret }</b>

    请把这两样都记下来，查进度要用。查询码不要告诉别人。

    接下来，工作人员会打电话跟您确认。从确认那天起，{ $days } 个工作日内答复。

# 查进度。
foi-ask-status =
    请发申请编号和查询码，写在一条消息里就行。

    例如：SQ-2026-0001-3 ABCD-2345
foi-ask-secret = { $number } 的查询码是什么？
foi-no-number = 没有看出申请编号。编号像这样（举例）：SQ-2026-0001-3，请对照再发一次，后面写上查询码。
foi-wrong-secret = 编号或者查询码不对，请对照再发一次。都记不清了，请带上证件到受理机关问。
foi-too-many-guesses = 试得太多了，请过十分钟再来。都记不清了，请带上证件到受理机关问。
foi-stands = <b>{ $number }</b>：{ $state }
foi-state =
    { $state ->
        [pre-application] 等工作人员跟您确认
        [registered] 已登记，正在办理
        [extended] 已延期，正在办理
        [answered] 已答复
        [withdrawn] 已撤回
       *[not-an-application] 不作为信息公开申请办理
    }
foi-stands-confirm = 还没有开始计算期限。工作人员会打电话跟您确认，从确认那天起 { $days } 个工作日内答复。
foi-stands-due = 答复期限：{ $due }（{ $received } 收到，{ $days } 个工作日）
foi-stands-provisional = 这个日期是暂定的：明年的放假安排还没有公布，公布后会重新计算。
foi-stands-overdue = 已经超过期限还没有答复。您可以向{ $organ }的上级机关或者政府信息公开主管部门投诉，也可以依法申请行政复议。
foi-stands-routed =
    { $route ->
        [enquiry] 这是一个咨询，已经转给负责的部门回答您。
        [hotline] 这件事由 12345 办理，请拨 <b>12345</b>。
        [petition] 这件事由信访部门办理，请到区信访办。
       *[report] 这件事由受理举报的部门办理，请拨 <b>12345</b> 问清楚到哪里举报。
    }
foi-stands-insist = 您认为这就是信息公开申请的，请告诉工作人员，我们按申请登记。
foi-stands-portal = 内容请到门户查看：<a href="{ $url }">{ $url }</a>

# 答复。依据、理由、正文、救济途径，依次一段；救济途径由结果决定，不能改写。
foi-outcome =
    { $outcome ->
        [granted] 予以公开
        [partly-granted] 部分公开
        [withheld] 不予公开
        [not-provided] 无法提供
        [not-processed] 不予处理
       *[other] 其他处理
    }
foi-ground =
    { $ground ->
        [already-public] 已经主动公开
        [disclosable] 可以公开
        [state-secret] 属于国家秘密
        [forbidden-by-law] 法律、行政法规禁止公开
        [security-and-stability] 公开后可能危及国家安全、公共安全、经济安全、社会稳定
        [third-party-rights] 涉及商业秘密、个人隐私，公开会损害第三方合法权益
        [internal-affairs] 属于内部事务信息
        [process-information] 属于过程性信息
        [enforcement-files] 属于行政执法案卷信息
        [special-inquiry] 查询办法另有法律、行政法规规定
        [not-existing] 经检索没有这项信息
        [not-ours] 不由本机关负责公开
        [needs-processing] 需要另行加工、分析
        [still-unclear] 补正后申请内容仍不明确
        [complaint] 属于信访、投诉、举报等活动
        [repeated] 重复申请
        [publications] 要求提供公开出版物
        [excessive] 申请数量、频次明显超过合理范围
        [confirmation] 要求确认或者重新出具已获取的信息
        [not-corrected] 逾期不补正
        [fee-not-paid] 逾期未按收费通知缴费
       *[other] 其他
    }
foi-answer = <b>{ $outcome }</b>（{ $day } 答复）
foi-answer-ground = 依据：《中华人民共和国政府信息公开条例》{ $article }，{ $ground }。
foi-answer-ground-alone = 原因：{ $ground }。
foi-answer-reasons = 理由：{ $reasons }
foi-remedy-review-first = 不服这个答复的，自收到之日起 { $days } 日内可以申请行政复议。依照《中华人民共和国行政复议法》第二十三条，对不予公开政府信息不服的，应当先申请行政复议；对复议决定不服的，再向人民法院提起行政诉讼。
foi-remedy-either = 不服这个答复的，自收到之日起 { $days } 日内可以申请行政复议，也可以在 { $months } 个月内直接向人民法院提起行政诉讼。

# 通知本人：只有编号和进度，没有内容。
foi-told =
    { $state ->
        [registered] 您的申请 <b>{ $number }</b> 已登记，最迟 { $due } 答复。
        [extended] 您的申请 <b>{ $number }</b> 需要延期，最迟 { $due } 答复。
        [reckoned] 放假安排有变动，您的申请 <b>{ $number }</b> 重新算过期限，现在最迟 { $due } 答复。
        [answered] 您的申请 <b>{ $number }</b> 已答复。
        [withdrawn] 您的申请 <b>{ $number }</b> 已撤回。
       *[not-an-application] 您提交的 <b>{ $number }</b> 不作为信息公开申请办理。
    }
foi-told-how = 用编号和查询码可以查看。
foi-told-portal = 请到门户用编号和查询码查看：<a href="{ $url }">{ $url }</a>

# 办理过程。
foi-event-arrived = { $at } 收到，等待确认
foi-event-came = { $day } 收到申请
foi-event-registered = { $at } 登记，从 { $received } 算起，{ $due } 前答复
foi-event-extended = { $at } 延期 { $days } 个工作日，{ $due } 前答复
foi-event-answered = { $at } 答复：{ $outcome }
foi-event-withdrawn = { $at } 撤回
foi-event-routed = { $at } 不作为申请办理
foi-event-reckoned = { $at } 放假安排有变动，期限由 { $was } 改为 { $due }
foi-event-erased = { $at } 保存期满，删除了填写的内容

# 经办时的拒绝。
foi-beyond-the-calendar = 工作日只能从 { $first } 年算到 { $last } 年。请检查日期。
foi-unknown-number = 没有编号为 { $number } 的申请。请对照编号再试一次。
foi-wrong-resident-number = 这个身份证号码不对，请对照证件再填一次。
foi-wrong-credit-code = 这个统一社会信用代码不对，请对照执照再填一次。
foi-wrong-proof-number = 这个证件号码不对，请对照证件再填一次，例如 E12345678。
foi-wrong-proof-kind = 个人用身份证件，单位用统一社会信用代码。请改一下证件种类。
foi-needs-email = 选了电子邮件，请填一个完整的邮箱，例如 name@example.cn。
foi-needs-address = 选了邮寄，请填邮寄地址。
foi-wrong-form = 有一项没有填对：{ $what ->
        [name] 姓名或者名称
        [phone] 电话
        [email] 邮箱
        [address] 地址
       *[content] 要的信息
    }。请改一下再提交。
foi-no-way = { $number } 现在是“{ foi-state }”，这一步现在做不了。
foi-extended-already = { $number } 已经延期过一次，不能再延。
foi-extension-own-consent = 延期要经负责人同意，{ $name }不能同意自己经办的延期。请写明同意的负责人。
foi-consent-another-organ = { $number } 由{ $organ }办理，{ $own }的{ $name }不能同意它的延期。请写明{ $organ }的负责人：--consent-of
foi-extension-too-long = 延长的期限是 1 到 { $most } 个工作日。
foi-extension-too-late = { $number } 的期限是 { $due }，已经过了，不能再延期；请尽快答复。
foi-untold = { $number } 的申请人在这里收不到通知，要由您打电话、寄信或者当面告知。请写明怎么告知、哪天告知：--told-by 邮寄 --told-on { $today }
foi-told-day = 告知的日期 { $day } 不对：不能早于 { $first }，也不能晚于今天。
foi-not-confirmed = { $number } 还是预申请，还没有跟申请人确认，答复期限也没有开始计算（《政府信息公开条例》第三十一条）。请先跟申请人确认，再登记：foi confirm { $number }
foi-another-organ = { $number } 由{ $organ }办理，{ $own }的工作人员不能打开，也不能办理。请交{ $organ }的承办人。
foi-received-ahead = { $day } 还没有到，不能是收到申请的日子。请核对 --received-on。
foi-received-long-ago = { $day } 收到的申请，期限是 { $due }，已经过了。请核对 --received-on；确实是这一天收到的，请加上 --yes。
foi-registered-twice = 同一申请人在 { $day } 已经申请过同样的内容，编号 { $number }。确实要再登记一件，请加上 --yes。
foi-ground-of-another = “{ $ground }”不是“{ foi-outcome }”的理由，是“{ $of }”的理由。请改用 --outcome { $of }，或者换一个理由。
foi-no-such-ground = “{ foi-outcome }”没有这个理由。可用的理由：{ $known }
foi-needs-words = 请写明{ $what ->
        [reason] 延期理由
        [reasons] 理由
       *[text] 答复正文
    }，至少四个字。
foi-too-many-words = { $what ->
        [reason] 延期理由
        [reasons] 理由
       *[text] 答复正文
    }最多 { $most } 个字，请写短一些。
foi-repeat-of-what = { $number } 是重复申请的，请在理由里写明重复的是哪个编号。
foi-no-repeat = { $number } 不是 { $earlier } 的重复申请：同一申请人已经得到答复的才算。
foi-no-such-route = 没有这个去处。可用的去处：{ $known }
foi-report-day = 回传的日期 { $day } 不可能：不能早于申请，也不能晚于今天。

# 工作台上的依申请公开。

foi-desk-title = 依申请公开
foi-desk-lead = { $open ->
        [0] 现在没有在办的申请。
       *[other] 在办 { $open } 件，本周到期 { $week } 件，逾期 { $late } 件。
    }
foi-desk-state =
    { $state ->
        [open] 在办
        [week] 本周到期
        [overdue] 逾期
        [pre-application] 待确认
        [registered] 已登记
        [extended] 已延期
        [answered] 已答复
        [withdrawn] 已撤回
       *[not-an-application] 不作为申请办理
    }
foi-desk-number = 申请编号
foi-desk-arrived = 提交时间
foi-desk-all = 全部在办的申请
foi-desk-none = 还没有申请。居民在对话里说“申请公开”提交的，和您在这里登记的纸质申请，都会列在这里，先到期的排在前面。
foi-desk-none-such = 没有符合这些条件的申请。
foi-desk-not-mine = 由该机关办理
foi-desk-has-waited =
    { $days ->
        [0] 今天收到
       *[other] 已等 { $days } 个工作日
    }
foi-desk-provisional = （暂定）
foi-desk-provisional-short = 暂定
foi-desk-provisional-long = 暂定：放假安排未公布
foi-desk-export = 导出这 { $count } 件（{ $kind }）
foi-desk-export-why = 表里只有编号、状态和日期，没有申请人。
foi-desk-one = 申请 { $number }
foi-desk-next-confirm = 还没有跟申请人确认，答复期限没有开始计算；已等 { $days } 个工作日。请打电话确认，确认那天就是收到之日。
foi-desk-next-answer = { $received } 收到{ $extended ->
        [none] {""}
       *[other] ，已延期 { $extended } 个工作日
    }，最迟 { $due } 答复。{ $may_extend ->
        [true] 写好答复，看过全文再发；来不及的，到期前可以延期一次。
       *[false] 写好答复，看过全文再发。
    }
foi-desk-next-answered = 已在 { $day } 答复：{ $outcome }。这件办完了。
foi-desk-next-withdrawn = 已在 { $day } 撤回，不再办理。
foi-desk-next-routed = { $day } 告知不作为申请办理，去处：{ $route }。申请人坚持的，请另行登记。
foi-desk-content = 要的信息
foi-desk-erased = 保存期满，内容已经删除。
foi-desk-masked = 电话、证件号已隐去。
foi-desk-extension = 延期
foi-desk-extended = 延长 { $days } 个工作日，{ $head }同意，告知方式：{ $told }。
foi-desk-ground-label = 理由依据
foi-desk-reasons = 说明理由
foi-desk-text = 答复正文
foi-desk-remedy = 救济途径
foi-desk-days = 期限怎么算的
foi-desk-days-open = 一天一天看（{ $count } 天）
foi-desk-day = 日期
foi-desk-counted = 第几个工作日
foi-desk-day-why = 说明
foi-desk-day-received = 收到之日，不计算在内
foi-desk-day-weekend = 周末
foi-desk-day-holiday = 放假
foi-desk-day-statutory = 法定节日，放假安排未公布
foi-desk-day-pause = 征求意见等，不计算在内
foi-desk-day-make-up = 调休上班
foi-desk-weekday =
    { $weekday ->
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
        [6] 周六
       *[7] 周日
    }
foi-desk-received = 收到之日是 { $day }：{ $how ->
        [in-person] 当面提交的那天
        [signed-for] 签收的那天
        [case-system] 办件系统回传的那天
       *[confirmed] 跟申请人确认的那天
    }{ $article ->
        [none] 。
       *[other] （《政府信息公开条例》{ $article }）。
    }
foi-desk-promised = 告知申请人的日子是 { $day }，放假安排公布后重新算过。
foi-desk-not-begun = 还没有收到之日，期限没有开始计算。
foi-desk-events = 办理过程
foi-desk-who = 申请人
foi-desk-applicant-label = 申请人类别
foi-desk-applicant =
    { $applicant ->
        [citizen] 公民
       *[organisation] 法人或者其他组织
    }
foi-desk-proof-label = 证件种类
foi-desk-proof =
    { $proof ->
        [resident_id] 居民身份证
        [passport] 护照
        [hk_macao] 港澳居民来往内地通行证、居住证
        [taiwan] 台湾居民来往大陆通行证、居住证
        [foreigner] 外国人永久居留身份证
       *[credit_code] 统一社会信用代码
    }
foi-desk-way-label = 获取方式
foi-desk-way =
    { $way ->
        [email] 电子邮件
        [post] 邮寄
        [pick_up] 自行领取
       *[read] 当场查阅、抄录
    }
foi-desk-field =
    { $field ->
        [name] 姓名或者单位名称
        [proof_number] 证件号码
        [phone] 联系电话
        [email] 电子邮箱
       *[address] 邮寄地址
    }
foi-desk-came-by = 提交方式
foi-desk-channel =
    { $channel ->
        [web] 网页问答
        [telegram] Telegram
        [in-person] 当面
        [signed-for] 挂号信、快递
        [letter] 平信
        [fax] 传真
        [email] 电子邮件
        [desk] 代为填写
       *[other] 另一个渠道
    }
foi-desk-reveal = 查看姓名和号码
foi-desk-why = 用来做什么
foi-desk-why-hint = 例如：打电话确认申请。会记入操作日志。
foi-desk-no-why = 请写明用来做什么，至少两个字。
foi-desk-revealed = 这次查看已经记入操作日志。离开这一页，姓名和号码会重新隐去。
foi-desk-files = 申请材料
foi-desk-files-why = 先写明用途查看姓名和号码，再下载材料。
foi-desk-bytes = { $size } KB
foi-desk-download = 下载
foi-desk-posts = 等着移送办件系统
foi-desk-post = { $state }，试过 { $tries } 次
foi-desk-back-to = 看这件申请的全部内容
foi-desk-method =
    { $method ->
        [phone] 电话
        [email] 电子邮件
        [letter] 邮寄
        [in-person] 当面
        [signed-for] 签收
        [case-system] 办件系统
       *[web] 网页问答等在线渠道
    }
foi-desk-reached = 申请人会在提交申请的对话里收到通知，不用另行告知。
foi-desk-not-reached = 申请人在这里收不到通知。请先打电话、寄信或者当面告知，再填怎么告知、哪天告知。
foi-desk-told-by = 怎么告知的
foi-desk-told-on = 哪天告知的
foi-desk-button-confirm = 确认
foi-desk-button-extend = 延期
foi-desk-button-answer = 答复
foi-desk-button-withdraw = 撤回
foi-desk-button-send-on = 不作为申请办理
foi-desk-button-register = 登记纸质申请
foi-desk-button-look = 查看
foi-desk-do-confirm = 已经确认，登记
foi-desk-do-extend = 延期
foi-desk-do-answer = 发出答复
foi-desk-do-withdraw = 撤回这件申请
foi-desk-do-send-on = 不作为申请办理
foi-desk-do-register = 登记
foi-desk-done-confirm = { $number } 已登记，期限从今天算起。
foi-desk-done-extend = { $number } 已延期。
foi-desk-done-answer = { $number } 已答复。
foi-desk-done-withdraw = { $number } 已撤回。
foi-desk-done-send-on = { $number } 已记为不作为申请办理。
foi-desk-explain-confirm = 跟申请人确认过内容和联系方式，再点登记。今天（{ $today }）就是收到之日，最迟 { $due } 答复。
foi-desk-explain-extend = 延期只能一次，要经负责人同意，并且告知申请人（《政府信息公开条例》第三十三条第二款）。
foi-desk-explain-withdraw = 申请人要求撤回的，才在这里撤回；撤回后不再办理。
foi-desk-explain-send-on = 以申请的形式咨询、投诉、举报或者信访的，告知申请人走哪个渠道（《政府信息公开条例》第三十九条第一款）。
foi-desk-explain-answer = 选结果和依据，写理由和正文；救济途径会按结果自动写上。
foi-desk-confirmed-by = 怎么确认的
foi-desk-extend-days = 延长几个工作日
foi-desk-extend-days-hint = 1 到 { $most } 个工作日。
foi-desk-extend-reason = 延期理由
foi-desk-applicant-reads = 申请人会看到，至少四个字。
foi-desk-consent = 同意延期的负责人
foi-desk-consent-hint = 本机关信息公开工作机构的负责人，不能是您自己。
foi-desk-consent-nobody = { $organ }还没有别的负责人。请系统管理员先添加。
foi-desk-no-head = 请选同意延期的负责人。
foi-desk-route-label = 告知的去处
foi-desk-route =
    { $route ->
        [enquiry] 咨询
        [hotline] 12345
        [petition] 信访
       *[report] 举报
    }
foi-desk-no-way-back = 做了以后不能改回来。
foi-desk-verdict = 答复结果和依据
foi-desk-verdict-hint = 部分公开的，选不公开那部分的依据。
foi-desk-no-verdict = 请选答复结果和依据。
foi-desk-ground = { $ground }{ $article ->
        [none] {""}
       *[other] （{ $article }）
    }
foi-desk-reasons-hint = 除了全部公开，都要写理由，至少四个字。重复申请的，写明重复的是哪个编号。
foi-desk-text-hint = 予以公开、部分公开的必填：公开的内容，或者到哪里获取。
foi-desk-preview = 看答复书
foi-desk-preview-why = 看过全文才发出，现在什么也没有记下。
foi-desk-letter = 答复书
foi-desk-letter-why = 请从头看一遍。还没有发出。
foi-desk-change = 回去改
foi-desk-register-why = 写给{ $organ }的纸质、口头申请，由您代为填写。当面提交和签收的，从那天开始计算期限；其余的要跟申请人确认。
foi-desk-paper = 怎么来的
foi-desk-came-label = 提交方式
foi-desk-came-hint = 决定期限从哪天算起。
foi-desk-came =
    { $came ->
        [in-person] 当面提交、口头提出
        [signed-for] 挂号信、快递，需要签收
        [letter] 平信
        [fax] 传真
       *[email] 电子邮件
    }
foi-desk-received-on = 哪天提交、签收或者寄到
foi-desk-whose-hand-label = 为什么代填
foi-desk-whose-hand =
    { $why ->
        [illiterate] 书写困难
        [disabled] 残障
       *[other] 其他，例如来的是纸质申请
    }
foi-desk-content-label = 名称、文号或者便于查找的特征
foi-desk-content-hint = 照申请书写，不用写用途。
foi-desk-email-hint = 选了电子邮件的必填。
foi-desk-address-hint = 选了邮寄的必填。
foi-desk-sure = 已经核对过，确实要登记
foi-desk-wrong =
    { $what ->
        [came] 请选提交方式。
        [why] 请选为什么代填。
        [applicant] 请选申请人类别。
        [name] 请填姓名或者单位名称，2 到 100 个字。
        [proof] 请选证件种类。
        [proof_number] 请填证件号码。
        [phone] 请填能打通的电话，例如 021-65010000。
        [email] 邮箱最多 100 个字，请核对。
        [address] 地址最多 200 个字，写在一行里。
        [way] 请选获取方式。
       *[content] 请写要哪份信息，4 到 2000 个字。
    }
foi-desk-registered = 已登记
foi-desk-registered-why = 请把编号和查询码抄给申请人，查进度要用。查询码只显示这一次。
foi-desk-secret = 查询码
foi-desk-registered-due = { $received } 收到，最迟 { $day } 答复。
foi-desk-registered-confirm = 接下来请跟申请人确认，从确认那天开始计算期限。
foi-desk-open-it = 打开这件申请
foi-desk-waiting-confirm = 公开申请 { $number } 等确认
foi-desk-waiting-confirm-why = { $at } 提交，确认后才开始计算期限
foi-desk-waiting-answer = 公开申请 { $number } 等答复
foi-desk-waiting-answer-why = { $received } 收到，最迟 { $due } 答复
foi-desk-figure =
    { $what ->
        [open] 在办 { $count } 件公开申请
        [week] 本周到期 { $count } 件公开申请
       *[overdue] 逾期 { $count } 件公开申请
    }
foi-desk-act-enter = 登记纸质申请
foi-desk-act-confirm = 确认并登记
foi-desk-act-extend = 延期
foi-desk-act-answer = 答复
foi-desk-act-withdraw = 撤回
foi-desk-act-send-on = 不作为申请办理
foi-desk-act-view = 查看，姓名和号码隐去
foi-desk-act-reveal = 查看姓名和号码
foi-desk-act-save = 下载申请材料
foi-desk-act-report = 办件系统回传

## form

# 填表：一次一题；输错了说明原因、举个例子，别的都留着。

form-step =
    { $steps ->
        [0] <b>{ $title }</b>（第 { $step } 步）
       *[other] <b>{ $title }</b>（第 { $step } 步，共 { $steps } 步）
    }
form-so-far = 现在填的是：{ $answer }
form-noted = 记下了：{ $answer }。
form-goes-on = 接着上次没填完的往下填。
form-moved-on = 这一题已经答过了，现在到这里：
form-gone = 这张表已经提交或取消，或者放了一个月没填，内容已经清除。需要的话可以重新填一张。
form-first = 这已经是第一题了。
form-cannot-skip = 这一题需要填，填了才能往下走。
form-read-back-first = 下面是您填的内容。没问题请点“提交”，要改请点那一项。
form-read-back = <b>{ $title }</b>：请核对
form-line = · { $question }　<b>{ $answer }</b>
form-skipped = 没填
form-filled = 已填
form-later = 已经替您存好，{ $days } 天内随时可以接着填。
form-cancel =
    { $count ->
        [0] 确定不填了吗？
       *[other] 确定不填了吗？已填的 { $count } 项会清除。
    }
form-cancelled = 已取消，填过的内容都清除了。
form-elsewhere =
    <b>{ $title }</b>
    姓名、电话、附件这类内容，请在我们自己的页面上填，不经过这里：
    <a href="{ $url }">{ $url }</a>

    页面 { $minutes } 分钟内有效，只能用一次。填好提交后，这里会接着往下走。
form-aside = “{ $title }”先放下了，填过的都留着。要接着填，请点下面的按钮。
form-say-again = 刚才那条没能读出来，请再发一次。
form-yes = 是
form-no = 否
form-day = { $day }
form-choose = 没有对上哪一项。请点下面的选项，或者照着它回复，比如“{ $example }”。
form-choose-several = 没有都对上。可以点选，也可以回复第几项，比如“1、3”。
form-how-many =
    { $least ->
        [1] 最多选 { $most } 项，您选了 { $count } 项。
       *[other] 请选 { $least } 到 { $most } 项，您选了 { $count } 项。
    }
form-most = 最多选 { $most } 项。
form-at-a-loss = 不着急，填过的都留着。要人帮忙，请发“转人工”；想先问别的，请点“稍后再填”。
form-scale = 请回复 { $least } 到 { $most } 之间的一个数。
form-number = 这里要填一个整数，比如“3”或“三位”。
form-number-least = 最少是 { $least }，请再填一次。
form-number-most = 最多是 { $most }，请再填一次。
form-date = 没看懂是哪一天。请这样写：2026-12-05，或 12月5日。
form-date-earliest = 不能早于 { $day }，请换一天。
form-date-latest = 不能晚于 { $day }，请换一天。
form-phone = 这个号码位数不对。请填 11 位手机号，或带区号的座机，比如 021-65010000。
form-yes-or-no = 请回复“是”或“否”。
# 附件：$name 是文件名，$size 是大小，$most 是最多几 MB。
form-file = 这里要一个文件，写字代替不了。请点“选文件”。
form-file-hint = PDF、图片（JPG、PNG）、Word、Excel 和文本文件（TXT）都可以，不超过 { $most } MB。
form-file-told = { $name }（{ $size }）
form-file-page =
    请在这个页面上选文件：
    <a href="{ $url }">{ $url }</a>

    页面 { $minutes } 分钟内有效，只能用一次。提交后，这里会接着往下走。
form-file-path = 请打 @，后面写文件的位置，比如 @委托书.pdf，再按回车。
form-file-none = 这个位置上没有能读的文件。请对照一下再打，比如 @委托书.pdf。
form-file-empty = 这个文件是空的，没有收。请另选一个。
form-file-too-big = 文件超过 { $most } MB，没有收。请压缩一下，或者另选一个小一点的。
form-file-kind = 这种文件收不了。请换成 PDF、图片（JPG、PNG）、Word、Excel 或文本文件（TXT），再选一次。
form-file-mismatch = 文件名说是 { $ending }，内容却不是，没有收。请用原来的程序另存一份，再选一次。
form-file-gone = 没有找到刚才上传的文件，可能放得太久，已经清除。请再选一次。
form-file-not-asked = 现在这一步不要文件，所以没有收。要附材料，请先回到那一题。
form-too-long = 写了 { $length } 个字，最多 { $most } 个，请缩短一些再发。
form-too-short = 太短了，至少写 { $least } 个字。
form-page-lead = 这里填的内容加密保存，不经过聊天软件。提交后请回到聊天里接着办。
form-page-wrong = 还有几处要改
form-page-empty = 这一项要填。
form-page-optional = （可以不填）
form-page-file-kept = 已经收到：{ $file }
form-page-given = 已经填过。不改的话，空着就行。
form-page-privacy = 这个页面只能用一次。填好提交之前，内容不会保存。
form-page-done = 收到了
form-page-done-next = 请回到刚才的聊天，那里会接着往下走。这个页面可以关掉了。
form-page-gone = 这个链接已经用过，或者过了十分钟。请回到聊天里，点“重新给我一个链接”。
form-button-done = 选好了
form-button-file = 选文件
form-button-back = 上一步
form-button-keep = 不改
form-button-skip = 跳过
form-button-later = 稍后再填
form-button-cancel = 取消
form-button-send = 提交
form-button-change = 改：{ $question }
form-button-new-page = 重新给我一个链接
form-button-go-on = 继续填：{ $title }
form-button-stay = 继续填
form-button-end = 确定取消
# 题目写得不对；$name 是题目的短名。
form-unfit-options = 单选和多选要写选项，别的题型不写。
form-unfit-same-option = 有两个选项一样，请改一个。
form-unfit-scale = 打分要写两端的分数，比如 1 和 5。
form-unfit-bounds = 最小的比最大的还大，请核对。
form-unfit-same-id = 有两道题都叫 { $name }，请改一个。
form-unfit-asked-later = 题目 { $name } 看的那一题要排在它前面。

## open_days

# 政府开放日。$when 由 open-days-when 说成；$free 是还空着的名额，$party 是参加的人数，$number 是报名号。
# 报名状态 $state：registered 已报上，waiting 排队，offered 轮到了，lapsed 过时，cancelled 已取消，attended 到过。

open-days-when = { $date }（{ $weekday ->
        [mon] 周一
        [tue] 周二
        [wed] 周三
        [thu] 周四
        [fri] 周五
        [sat] 周六
       *[sun] 周日
    }）{ $begins }–{ $ends }
open-days-none-planned = 近期没有安排开放日。回复“有开放日告诉我”，有了就通知您。
open-days-coming = 近期有 { $count } 场政府开放日，点开看，能报名：
open-days-line =
    <b>{ $title }</b>
    { $organ } · { $date } · { $places }
open-days-line-free = 还有 { $count } 个名额
open-days-line-full = 名额满了，可以排队
open-days-line-closed = 报名已截止
open-days-line-not-yet = { $opens } 开始报名
open-days-about =
    <b>{ $title }</b>
    { $organ }

    { $about }

    地点：{ $place }
open-days-slot = · { $when }　还有 { $free } 个名额
open-days-slot-full = · { $when }　名额满了，可以排队
open-days-sign-up-until = 报名到 { $closes } 为止，一次最多 { $most } 位。
open-days-not-yet = 还没开始报名。{ $opens } 开始，到时再来。
open-days-closed = 报名已经截止（{ $closed }）。可以看看别的开放日。
open-days-begun = 这一场已经开始，不能再改了。有事请到现场找工作人员。
open-days-none = 没有找到这一场。请回复“开放日”，重新选一场。
open-days-is-called-off = 这次开放日取消了。原因：{ $reason }
open-days-you-are-in = { $state ->
        [waiting] 您正在排队，报名号 { $number }。
        [offered] 轮到您了，报名号 { $number }。请尽快说要不要。
       *[registered] 您已经报上了，报名号 { $number }。
    }
open-days-full = { $when } 名额满了，{ $ahead ->
        [0] 还没有人排队。
       *[other] 前面有 { $ahead } 家在排队。
    }排上队，有人退出就按先后问您。
open-days-full-others = 下面几场还有名额：
open-days-ask-party = 一共几位参加？
open-days-hint-party = 不想改了，点“取消”：报名还在，人数不变。
open-days-party-sure = { $title }，{ $when }，现在是 { $party } 位。改成 { $wanted } 位吗？
open-days-ask-name = 怎么称呼您？
open-days-ask-phone = 您的电话？
open-days-why-phone = 只在活动有变化时用，活动过后 30 天删除。
open-days-review-free = 名额够，提交了就报上。
open-days-review-queue = { $free ->
        [0] 名额满了，提交后先排队，轮到了问您。
        [1] 只剩 1 个名额，不够：提交后先排队，轮到了问您；改成 1 位，马上报上。
       *[other] 只剩 { $free } 个名额，不够：提交后先排队，轮到了问您；改成 { $free } 位以内，马上报上。
    }
open-days-party = 人数不对：一次报 1 到 { $most } 位。人更多，请打电话和主办单位商量。
open-days-already = 这次开放日您报过了，一人报一次。要换一场，先取消再报。
open-days-already-elsewhere = 您在关联的另一个账号里报过这次开放日，一人报一次。
open-days-no-seats = { $free ->
        [0] 没有空位了
       *[other] 只有 { $free } 个空位，不够
    }，原来的 { $party } 位还给您留着。
open-days-done = 报上了，到时见。
open-days-done-queue = { $free ->
        [0] 名额满了，还没有报上，先给您排上队了。
       *[other] 名额只剩 { $free } 个，还没有报上，先给您排上队了。
    }
open-days-registration =
    <b>{ $title }</b>
    { $when }
    { $place }
    { $party } 位 · 报名号 { $number }
open-days-show-ticket = 入场时出示二维码，或报出报名号 { $number }。
open-days-waiting = 您排在第 { $place } 位。有名额了马上问您，不用守着。
open-days-is-offered = 轮到您了，名额给您留着。要吗？
open-days-still-waiting = 还没轮到，您排在第 { $place } 位。有名额了马上问您。
open-days-is-over = 报名号 { $number } { $state ->
        [lapsed] 过了时间没有回复，名额让给后面的人了。可以再报一次。
       *[cancelled] 已经取消了。想来的话，可以再报一次。
    }
open-days-was-there = 报名号 { $number } 已经签到，不能再改了。
open-days-not-yours = 没有找到您的这个报名。请回复“我的报名”看看。
open-days-cancel-sure =
    要取消吗？

    { $title }，{ $when }，{ $party } 位。取消后名额会给排队的人，要不回来。
open-days-leave-sure =
    不排了吗？

    { $title }，{ $when }，{ $party } 位。再来要从最后排起。
open-days-cancelled = 已经取消，报名号 { $number } 作废。谢谢您说一声。
open-days-party-changed = 改好了，{ $party } 位。
open-days-see-you = 好，等您来。
open-days-mine = 您报的开放日：
open-days-mine-line =
    <b>{ $title }</b>
    { $when } · { $party } 位 · { $state }
open-days-state = { $state ->
        [waiting] 排队中
        [offered] 轮到了，等回复
        [lapsed] 过时没回复
        [cancelled] 已取消
        [attended] 已签到
       *[registered] 已报上
    }
open-days-mine-none = 您还没有报名开放日。
open-days-which = 您报了几场，是哪一场？
open-days-calendar = 点开就能加进手机日历。
open-days-in-calendar = 报名号 { $number }。请带好入场二维码。
open-days-told-offered = 轮到您了：有 { $party } 个名额，给您留到 { $until }。要吗？
open-days-told-lapsed = 没有等到您的回复，名额已经让给后面的人。还想来，可以再报。
open-days-told-missed = 这一场已经开始，没有轮到您，抱歉。欢迎下次再来。
open-days-told-called-off = 抱歉，您报的开放日取消了。原因：{ $reason }
open-days-told-place = 您报的开放日换了地点，新地点在下面。
open-days-told-time = 您报的开放日改了时间，新时间在下面。来不了，请取消。
open-days-told-place-time = 您报的开放日改了时间和地点，新的在下面。来不了，请取消。
open-days-told-reminder = 明天就是您报的开放日，还来吗？不来说一声，名额可以给别人。
open-days-button-all = 全部开放日
open-days-button-back = 返回
open-days-button-sign-up = 报名
open-days-button-queue = 排队
open-days-button-slot = 报名 { $when }
open-days-button-slot-full = 排队 { $when }
open-days-button-mine = 看我的报名
open-days-button-calendar = 加入日历
open-days-button-party = 改人数
open-days-button-party-to = 改成 { $party } 位
open-days-button-party-stay = 不改
open-days-button-cancel = 取消报名
open-days-button-leave = 不排了
open-days-button-sure = 确定取消
open-days-button-stay = 不取消
open-days-button-accept = 要
open-days-button-decline = 不要了
open-days-button-come = 来
open-days-button-not-come = 不来了
# 导出名单的列名。
open-days-column-number = 报名号
open-days-column-slot = 场次
open-days-column-party = 人数
open-days-column-state = 状态
open-days-column-made = 报名时间
open-days-column-confirmed = 说了会来
open-days-column-attended = 签到时间
open-days-column-name = 姓名
open-days-column-phone = 电话
# 签到和调整，给工作人员看。
open-days-ticket-forged = 这张入场码不是本系统发出的，不能入场。
open-days-ticket-unread = 没看懂。请扫入场码，或者输入报名号，比如 KF-7Q3M-2KXD。
open-days-ticket-unknown = 没有报名号 { $number }，请核对。
open-days-ticket-used = 报名号 { $number } 已于 { $at } 签到，不能再用。
open-days-ticket-no-seat = 报名号 { $number } 不能入场：{ $state ->
        [waiting] 还在排队
        [offered] 轮到了但没有回复
        [lapsed] 过时没有回复
       *[cancelled] 已经取消
    }。
open-days-ticket-other-day = 报名号 { $number } 不是这一天、这一个活动的：它是“{ $day }”，{ $at } 开始。
open-days-seats-are-held = 已经有 { $taken } 个名额给了人，不能调得更少。
open-days-somebody-is-in = 这一场已经有 { $count } 个报名签到入场，不能改到别的日子。同一天可以改时间。
open-days-was-held = 活动已经办完，不能取消。
open-days-not-their-organ = 这场开放日由{ $organ }办，{ $name }不能办理。请该机关或区政府办公室的人办理。
open-days-no-day = 没有第 { $id } 号开放日，请用 open-days list 核对。
open-days-no-slot = 第 { $id } 号开放日没有第 { $slot } 场，请用 open-days list 核对。
# 工作台：开放日的列表、表单、名单和签到。
open-days-stays-off = 这次开放日已经取消，没有改动。请另外新建一次。
open-days-slot-passed = 第 { $slot } 场的开始时间 { $at } 已经过了，请改成以后的时间。
open-days-closes-passed = 报名截止时间已经过了，那样谁也报不上。请改成以后的时间。
open-days-twice = 第 { $id } 号开放日的名称和日期和它一样，没有再建。
open-days-no-reason = 请写明取消原因，报名的人会看到。
open-days-long-reason = 取消原因最多 { $most } 个字，请写短一些。
open-days-no-purpose = 请写明名单用来做什么，会记入操作日志。
open-days-unopened = 名单里的姓名和电话现在打不开，缺少密钥。请联系系统管理员。
open-days-unchanged = 和原来一样，没有改动。
open-days-sign-up-begun = 报名已经开始，开始时间不能再改。
open-days-has-begun = 第 { $slot } 场已经开始，不能再改。
open-days-unfit-moment = 没看懂这个时间，请写成 2026-12-05 09:30 这样。
open-days-unfit-times = 结束要晚于开始，请核对时间。
open-days-unfit-sign-up = 报名截止要晚于报名开始，请核对。
open-days-unfit-closes = 报名截止晚于最后一场开始了，请改早一些。
open-days-unfit-seats = 名额请写 1 到 { $most } 之间的整数。
open-days-unfit-slot = 没有这一场，场次请写 1 到 { $most } 之间的整数。
open-days-field-title = 名称
open-days-field-organ = 主办单位
open-days-field-place = 地点
open-days-field-about = 介绍
open-days-hint-about = 看什么、怎么走、要带什么，最多 2,000 字。
open-days-field-slots = 场次
open-days-field-slot = 场次
open-days-field-date = 日期
open-days-field-from = 开始
open-days-field-to = 结束
open-days-field-seats = 名额
open-days-field-opens-at = 报名开始
open-days-field-closes-at = 报名截止
open-days-field-party-limit = 一次最多几位
open-days-field-title-en = 名称（英文）
open-days-field-place-en = 地点（英文）
open-days-field-about-en = 介绍（英文）
open-days-desk-new = 新建开放日
open-days-desk-new-why = 发布后，居民马上能看到；到了报名开始的时间，就能报名。
open-days-desk-again = 这是另一次，照样发布
open-days-desk-sign-up = 报名
open-days-desk-questions = 还要问什么
open-days-desk-questions-why = 人数、称呼和电话都会问，不用写。其余的尽量少问，最多 10 题。
open-days-desk-english = 英文内容
open-days-desk-add-slot = 加一场
open-days-desk-drop-slot = 去掉这一场
open-days-desk-publish = 发布开放日
open-days-desk-publish-why = 发布后还能改时间、地点和名额。
open-days-desk-added = 开放日已发布，居民现在能看到了。
open-days-desk-edit = 修改
open-days-desk-edit-why = { $count ->
        [0] 还没有人报名。
       *[other] 已有 { $count } 个报名。改了地点或者时间，会马上通知他们。
    }
open-days-desk-edit-seats = 名额在开放日的页面上改。
open-days-desk-begun = 已经开始，不能再改
open-days-desk-change = 保存修改
open-days-desk-changed = 已经改好，会通知 { $count } 个报名。
open-days-desk-coming = 即将开始
open-days-desk-none-coming = 还没有安排开放日。新建一次，居民就能在对话里看到、报名。
open-days-desk-former = 办过的、取消的
open-days-desk-further = 更早的
open-days-desk-day = 开放日
open-days-desk-when = 第一场
open-days-desk-slots = 共 { $count } 场
open-days-desk-of-seats = 共 { $seats } 个名额
open-days-desk-state = 状态
open-days-desk-stands = { $state ->
        [off] 已取消
        [over] 已结束
        [soon] 还没开始报名
        [open] 正在报名
       *[closed] 报名已截止
    }
open-days-desk-seats = 占 { $taken } · 空 { $free } · 排队 { $waiting } 家
open-days-desk-lead = { $seats } 个名额占了 { $taken } 个，还空 { $free } 个；{ $waiting ->
        [0] 没有人排队。
       *[other] { $waiting } 家在排队。
    }
open-days-desk-taken = 已占
open-days-desk-free = 空着
open-days-desk-waiting = 排队（家）
open-days-desk-in = 已入场
open-days-desk-resize = 改名额
open-days-desk-resized = 第 { $slot } 场现在有 { $seats } 个名额，还空 { $free } 个。
open-days-desk-signed-up = 报名名单
open-days-desk-nobody = 没有这样的报名。有人报名后，会出现在这里。
open-days-desk-all = 全部
open-days-desk-filter = 筛选
open-days-desk-export = 导出名单，或看姓名和电话
open-days-desk-purpose = 用来做什么
open-days-desk-purpose-why = 比如：门岗核对。会和您的姓名一起记入操作日志。
open-days-desk-personal = 包括姓名和电话（只有还要来的人）
open-days-desk-look = 在这里看
open-days-desk-csv = 导出 CSV
open-days-desk-xlsx = 导出 XLSX
open-days-desk-looked = 共 { $count } 个报名。{ $personal ->
        [yes] 这次查看已记入操作日志，看完请关上页面。
       *[no] 不含姓名和电话。
    }
open-days-desk-call-off = 取消这次开放日
open-days-desk-consequence = 将取消 { $count } 个报名（{ $people } 位），并马上通知他们，撤不回来。{ $inside ->
        [0] { "" }
       *[other] 已经签到的 { $inside } 个不再通知。
    }
open-days-desk-reason = 取消原因
open-days-desk-reason-why = 报名的人会看到这句话。
open-days-desk-call-off-now = 取消，并通知 { $count } 个报名
open-days-desk-called-off = 已经取消，会通知 { $told } 个报名。{ $inside ->
        [0] { "" }
       *[other] 已签到的 { $inside } 个没有通知。
    }
open-days-desk-check-in = 签到
open-days-desk-inside = 已入场 { $inside } 位，共 { $expected } 位
open-days-desk-waits-door = 签到：{ $title }
open-days-desk-waits-opens = 今天开始报名：{ $title }
open-days-desk-waits-closes = 今天截止报名：{ $title }
open-days-desk-today-at = 今天 { $time }
open-days-desk-figure = 近 7 天有 <b>{ $count }</b> 个开放日报名，共 { $people } 位。
open-days-door-which = 今天有几次开放日，在哪一处签到？
open-days-door-none = 今天没有开放日。到了那天，这里就能签到。
open-days-door-not-today = 今天没有这次开放日的场次，第一场 { $at } 开始。
open-days-door-ticket = 报名号，或扫出的入场码
open-days-door-let-in = 签到
open-days-door-scan = 用摄像头扫码
open-days-door-scan-stop = 关掉摄像头
open-days-door-scan-denied = 摄像头没有打开。请在浏览器里允许使用，或者直接输入报名号。
open-days-door-expected = 应到
open-days-door-in = 请进，{ $party } 位
open-days-door-number = 报名号 { $number }
open-days-door-other-slot = 报的是 { $time } 那一场，已经签到。
open-days-door-no = { $why ->
        [used] { $time } 已经入场
        [other-day] 不是这一场
        [forged] 入场码是假的
        [unknown] 没有这个号
        [no-seat] 没有名额
       *[unread] 没看懂
    }

## accounts

accounts-password-length = 密码至少要有 { $shortest } 个字符，请写长一些。
accounts-password-weak = 这个密码容易被猜到。请不要用姓名、纯数字或者重复的字符。
accounts-password-wrong = 姓名、密码或验证码不对，请核对后再试。
accounts-code-wrong = 验证码不对。请看验证器上现在显示的 6 位数字，手机时间要准确。
accounts-locked = 试错的次数太多，{ $until } 以后才能再试。着急的话，请让系统管理员发一个一次性链接。
accounts-closed = 这个账号已经停用，请联系系统管理员。
accounts-link-used = 这个链接已经用过，或者过期了。请让系统管理员再发一个。

## journal

journal-too-young = 操作日志至少保存六个月，只能清理 { $until } 以前的。
journal-not-whole = 操作日志有缺损，现在不能清理。请先运行 journal verify，查明哪一条。
journal-no-head = 日志的首部不见了
journal-head-changed = 日志的首部被改过
journal-gap = 缺了第 { $number } 条
journal-row-changed = 第 { $number } 条被改过
journal-end-missing = 从第 { $number } 条起，末尾的记录不见了
journal-desk-why = 谁在什么时候、从哪里、办了哪件事；只能添加，不能修改。
journal-desk-verify = 核验完整性
journal-desk-whole = 完整：从第 { $first } 条到第 { $last } 条，没有改动，没有缺失。
journal-desk-unsealed = 其中到第 { $last } 条为止，是日志加封以前写的。
journal-desk-broken = 日志有缺损，请马上报告：
journal-desk-number = 序号
journal-desk-at = 时间
journal-desk-who = 谁
journal-desk-what = 做了什么
journal-desk-record = 哪件事
journal-desk-about = 说明
journal-desk-none = 没有这样的记录。
journal-did-releases-draft = 起草发布稿
journal-did-releases-edit = 修改发布稿
journal-did-releases-discard = 作废发布稿
journal-did-releases-import = 导入历史文件
journal-did-broadcasts-review = 审查通过
journal-did-broadcasts-send = 发送推送
journal-did-broadcasts-pause = 暂停推送
journal-did-broadcasts-resume = 继续推送
journal-did-broadcasts-stop = 停止推送
journal-did-broadcasts-void = 审查作废
journal-did-broadcasts-hold = 推送被拦下
journal-did-broadcasts-done = 推送完成
journal-did-subscribers-import = 导入订阅
journal-did-subscribers-remove = 移除订阅
journal-did-topics-import = 导入主题
journal-did-open-days-add = 新建开放日
journal-did-open-days-edit = 修改开放日
journal-did-open-days-resize = 调整名额
journal-did-open-days-cancel = 取消开放日
journal-did-open-days-export = 导出报名表
journal-did-open-days-check-in = 签到
journal-did-surveys-add = 新建调查
journal-did-surveys-edit = 修改调查
journal-did-surveys-open = 开始调查
journal-did-surveys-close = 结束调查
journal-did-surveys-export = 导出调查结果
journal-did-consultations-show = 查看咨询
journal-did-consultations-answer = 答复咨询
journal-did-consultations-transfer = 转办咨询
journal-did-foi-confirm = 确认申请
journal-did-foi-extend = 延长答复期限
journal-did-foi-answer = 答复申请
journal-did-foi-withdraw = 撤回申请
journal-did-foi-report = 办理系统回传
journal-did-foi-reckon = 重算期限
journal-did-calendar-import = 导入节假日
journal-did-calendar-amend = 更正节假日
journal-did-keys-rotate = 更换密钥
journal-did-staff-add = 添加人员
journal-did-staff-first = 设立第一位系统管理员
journal-did-staff-remove = 取消角色
journal-did-staff-grant = 变更角色和单位
journal-did-staff-link = 发一次性链接
journal-did-staff-close = 停用账号
journal-did-staff-password = 设置密码
journal-did-staff-authenticator = 绑定验证器
journal-did-staff-sign-in = 登录
journal-did-staff-sign-in-failed = 登录没有成功
journal-did-staff-sign-out = 退出登录
journal-did-staff-sessions-ended = 退出其他登录
journal-did-staff-cookie-copied = 登录凭证被复制，已退出
journal-did-staff-bot-code = 生成机器人连接码
journal-did-journal-prune = 清理日志
journal-did-journal-export = 导出日志
journal-did-broadcasts-export = 导出推送结果
journal-did-foi-view = 查看申请内容
journal-did-foi-save = 取出申请附件
journal-did-foi-send-on = 不作为申请，另行处理
journal-did-foi-enter = 登记纸质申请
journal-did-foi-export = 导出申请列表
journal-did-knowledge-add = 新建知识条目
journal-did-knowledge-edit = 修改知识条目
journal-did-knowledge-retire = 下架知识条目
journal-did-knowledge-import = 导入知识
journal-did-knowledge-export = 导出知识
journal-did-releases-submit = 送审
journal-did-releases-return = 退回发布稿
journal-did-residents-look = 查询居民账号
journal-did-residents-delete = 按居民要求删除
journal-did-staff-join-bot = 连上工作机器人

## console

console-title = 阳光问政 · 工作台
console-skip = 跳到正文
console-menu = 菜单
console-nav-today = 今天
console-nav-releases = 发布
console-nav-knowledge = 知识
console-nav-open-days = 开放日
console-nav-surveys = 调查
console-nav-consultations = 咨询
console-nav-foi = 公开申请
console-nav-residents = 居民
console-nav-staff = 人员
console-nav-journal = 日志
console-nav-settings = 设置
console-keys = 键盘快捷键
console-key-search = 跳到搜索框
console-key-move = 往下、往上一行
console-key-open = 打开这一行
console-key-help = 看这份说明
console-close = 关闭
console-back = 返回
console-back-to-today = 回到“今天”
console-optional = （可不填）
console-wrong = 有几处要改一下：
console-problem = 这一步没有办成
console-not-found = 没有这个页面。可能链接不完整，或者已经撤下。
console-too-large = 发来的内容太大，没有收下。请减小文件再试。
console-elsewhere = 这张表不是从工作台的页面上发来的，所以没有收。请打开工作台，在页面上重新提交。
console-unreadable = 这张表没有收全，什么也没有改动。请返回上一页再提交一次。
console-old-form = 这一页开得太久，或者您已经重新登录过，所以没有收。请返回上一页，刷新后再提交；填过的内容还在。
console-sign-in = 登录
console-sign-out = 退出登录
console-signed-out = 已经退出登录。
console-name = 姓名
console-name-hint = 办公室里只有您用的名字，操作日志会用它。
console-password = 密码
console-new-password = 新密码
console-password-hint = 至少 { $shortest } 个字符，一句自己记得住的话最好。
console-password-again = 再输一遍
console-passwords-differ = 两遍密码不一样，请重新输入。
console-no-password = 第一次登录，或者忘了密码：请让系统管理员发一个一次性链接。
console-go-on = 继续
console-code-title = 请输入验证码
console-code = 验证码
console-code-hint = 手机验证器上现在显示的 6 位数字。
console-no-code = 换了手机、看不到验证码：请让系统管理员发一个一次性链接。
console-too-many-tries = 试得太快了，请过一分钟再试。
console-authenticator = 绑定验证器
console-authenticator-why = 您的角色要用两步登录。请用手机上的验证器（如“身份验证器”一类的应用）扫这个码，再填上它显示的 6 位数字。
console-authenticator-picture = 验证器的二维码；不能扫描时，请手工输入下面的密钥
console-authenticator-typed = 不能扫描时，在验证器里手工输入这个密钥：
console-first = 设立第一位系统管理员
console-first-why = 第一位系统管理员负责添加人员、发放一次性登录链接。
console-set-password = { $name }，请设置密码
console-confirm = 请确认是您本人
console-confirm-why = 这一步要紧，请再证明一次身份；刚才填的内容都还在。
console-me = { $organ }；角色：{ $roles }
console-no-role = 还没有角色
console-signed-in-at = 登录情况
console-since = 登录时间
console-address = 来自
console-last-seen = 最近一次操作
console-this-one = 这里
console-end-others = 退出其他地方的登录
console-sessions-ended = 其他地方的登录都已退出。
console-language = 语言
console-staff-bot = 手机上的工作机器人
console-staff-bot-why = 把您的 Telegram 账号和这个账号连起来，就能在手机上收待办、审稿、答复咨询。
console-staff-bot-joined = 已经连上。再生成一个连接码，可以换成另一个 Telegram 账号。
console-staff-bot-code = 生成连接码
console-staff-bot-type = 请在工作机器人的对话里发：
console-staff-bot-lives = 十分钟内有效，只能用一次。
console-today = 今天，{ $month } 月 { $day } 日，星期{ $weekday ->
        [1] 一
        [2] 二
        [3] 三
        [4] 四
        [5] 五
        [6] 六
       *[7] 日
    }
console-filter = 筛选
console-further = 再往前
console-export-csv = 导出 CSV
console-export-xlsx = 导出 Excel
console-settings-why = 这里只能看。要改，请改服务器上的环境变量或者 .env，再重新启动。
console-setting = 设置
console-value = 现在的值
console-source = 来自
console-source-environment = 环境变量
console-source-file = .env
console-source-default = 默认
console-week = { $questions ->
        [0] 最近七天还没有人提问。
       *[other] 最近七天回答了 <b>{ $questions }</b> 个问题，<b>{ $share }%</b> 直接有答案{ $trend ->
            [more] ，比前七天多 { $change } 个百分点
            [less] ，比前七天少 { $change } 个百分点
            [same] ，和前七天一样
           *[none] {""}
        }。
    }
console-waits = { $count ->
        [0] 没有等您处理的事。
       *[other] 等您处理的有 <b>{ $count }</b> 件{ $late ->
            [0] 。
           *[other] ，其中 <b>{ $late }</b> 件已经逾期。
        }
    }
console-waiting = 等您处理
console-waiting-all = 全部 { $count } 件
console-nothing-waits = 都办完了。新的事到了，会出现在这里。
console-matter = 事项
console-until = 期限
console-do = 去办
console-figures = 进展
console-asked = 提问与回答
console-asked-why = 近 14 天；深色为直接答上的
console-asked-answered = 直接答上
console-asked-offered = 请居民挑选
console-asked-unknown = 没有答案
console-day = 日期
console-table = 看表格
console-search = 搜索
console-search-what = 标题、编号或者姓名
console-search-none = 没有找到。请换个写法；居民写的话不在搜索之列。
console-releases-stays-sent =
    这份稿子已于 { $at } 发送，要留存备查，不能作废。{ $state ->
        [sending] 现在还没有发出去，不想发的，可以停止。
        [paused] 现在还没有发出去，不想发的，可以停止。
        [stopped] 停发前谁也没有收到。内容有变化的，可以修改，重新送审再发。
       *[other] 内容有变化的，请另写一份。
    }
console-releases-voids-review = 这份稿子{ $state ->
        [reviewed] 已经审查通过
       *[sent] 已经审查通过，正等着发送
    }，现在还没有改。改了以后审查会作废，要重新送审；确定要改，请勾上“我知道，要改”，再存一次。
console-broadcasts-not-reviewed = 这份稿子还没有审查，或者审查已经作废，所以不会发送。请先送审。
console-broadcasts-open = 这份稿子正在发送，请等它发完，或者先停止。
console-broadcasts-changed = 审查以后，稿子或主题又改过，所以不会再往下发。{ $state ->
        [reviewed] 请编辑改好，重新送审。
       *[other] 请先停止，再重新送审。
    }
console-broadcasts-was-sent = 这份稿子已于 { $at } 发过。还有人没收到的，请重新送审再发。
console-broadcasts-policy-not-sent = 它解读的政策（第 { $id } 号）还没有发。请审查、发送那一份，这一份会一起发。

# 单件办理的页面共用的。

console-case-unwritable = 这里有不能保存的字符，请删掉或者重新输入。
console-case-no-day = 请把日期写成 2026-12-01 这样。
console-case-choose = 请选择
console-case-choose-one = 请选一项。
console-case-all = 全部
console-case-state = 状态
console-case-organ = 机关
console-case-due = 期限
console-case-open = 打开
console-case-working-days = { $days } 个工作日
console-case-late =
    { $days ->
        [0] 已过期限
       *[other] 逾期 { $days } 个工作日
    }
console-case-due-today = 今天到期
console-case-left = 剩 { $days } 个工作日
console-case-biography = 操作记录
console-case-biography-none = 还没有操作。
console-case-when = 时间
console-case-who = 谁
console-case-what = 做了什么
console-case-via = 从哪里
console-case-via-console = 工作台
console-case-via-command-line = 命令行
console-case-via-staff-bot = 工作机器人

# 命令行的提示里写着命令的，在工作台上这样说。

console-consultations-personal =
    答复里有{ $kind ->
        [id_number] 身份证号
        [phone] 电话或手机号
        [bank_card] 银行卡号
        [plate] 车牌号
        [email] 邮箱
       *[passport] 证件号
    }，发出去会留在聊天记录里，没有发。请删掉再发；是对外公开的、确实要写，请勾选下面那一项。
console-consultations-of-another = 编号 { $number } 的咨询由{ $organ }答复。要代答，请勾选“我代答”。
console-foi-consent-another-organ = { $number } 由{ $organ }办理，{ $own }的{ $name }不能同意它的延期。请选{ $organ }的负责人。
console-foi-untold = { $number } 的申请人在这里收不到通知。请先打电话、寄信或者当面告知，再选怎么告知的；今天是 { $today }。
console-foi-not-confirmed = { $number } 还是预申请，还没有跟申请人确认，答复期限也没有开始计算（《政府信息公开条例》第三十一条）。请先确认。
console-foi-received-ahead = { $day } 还没有到，不能是收到申请的日子。请核对。
console-foi-received-long-ago = { $day } 收到的申请，期限是 { $due }，已经过了。请核对日期；确实是这一天收到的，请勾选下面的“确实要登记”。
console-foi-registered-twice = 同一申请人在 { $day } 已经申请过同样的内容，编号 { $number }。确实要再登记一件，请勾选下面的“确实要登记”。
console-open-days-no-day = 没有第 { $id } 号开放日。
console-open-days-no-slot = 这次开放日没有第 { $slot } 场。

# 表单里写得不对的地方；$what 是那一栏的名称。
console-unfit-empty = 请填写“{ $what }”。
console-unfit-long = “{ $what }”最多 { $most } 个字，请写短一些。
console-unfit-many = “{ $what }”最多 { $most } 个，请去掉一些。
console-unfit-unknown = “{ $what }”里有认不出的内容，请去掉。
console-unfit-name = “{ $what }”只能用小写字母、数字和下划线，请改一下。
console-unfit-number = “{ $what }”请写一个整数。
console-unfit-least = “{ $what }”不能小于 { $most }。
console-unfit-most = “{ $what }”不能大于 { $most }。
console-unfit-day = “{ $what }”请写成 2026-12-05 这样的日期。
console-unfit-moment = “{ $what }”请写成 2026-12-05 09:30 这样的时间。
console-unfit-otherwise = “{ $what }”没看懂，请对照提示再填一次。
console-unfit-at = { $what }：{ $why }
# 题目的填写，开放日和问卷共用。
console-question = 题目
console-question-words = 问题
console-question-kind = 题型
console-question-kinds = { $kind ->
        [text] 文字
        [choice] 单选
        [several] 多选
        [scale] 打分
        [number] 数字
        [date] 日期
        [phone] 电话
        [file] 文件
       *[yes_no] 是或否
    }
console-question-options = 选项
console-question-options-hint = 一行一个。
console-question-least = 最少或最小
console-question-most = 最多或最大
console-question-most-hint = 打分写两端的分数；文字写字数，多选写项数。
console-question-optional = 可以跳过
console-question-personal = 涉及个人，名单里默认不显示
console-question-further = 提示、条件、英文
console-question-hint = 提示
console-question-after = 看第几题的回答
console-question-after-hint = 写前面某一题的题号；不写就人人都问。
console-question-is = 答了什么才问
console-question-is-hint = 照着那一题的选项写，一行一个；是非题写“是”或“否”。
console-question-words-en = 问题（英文）
console-question-options-en = 选项（英文）
console-question-hint-en = 提示（英文）
console-question-add = 加一题
console-question-drop = 去掉这一题
console-question-after-wrong = 请写前面某一题的题号；要人人都问，就空着。
console-question-is-wrong = 请照那一题的选项写；那一题要是单选、多选、打分、数字或是非题。
console-surveys-none = 没有第 { $id } 号调查。
console-surveys-not-a-draft = 这份问卷已经开放过，不能再改。要改请做一个新版本。
console-surveys-twice =
    第 { $id } 号和它完全一样（标题和题目），{ $state ->
        [draft] 还是拟稿，直接改那一份就行。
       *[other] 已经开放。
    }这次没有再加。
console-surveys-too-few =
    { $count ->
        [0] 还没有人填过，截止后不能再开放。
       *[other] 只收到 { $count } 份。不足五份的答卷永远不会公布，截止后也不能再收。
    }第 { $id } 号要等就不用管，过了截止日会自动截止。
console-surveys-is-closed = 第 { $id } 号已经截止，不能再加版本或开放。请另做一份调查。
