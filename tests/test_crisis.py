"""Words of distress (紧急情形): what must be heard, and what only sounds like it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.crisis import TEXTS, Crisis, crisis
from knowledge.say import Language, Texts

HEARD = {
    Crisis.SELF_HARM: """
        不想活了
        活着没意思，想一了百了
        我真的活不下去了
        活勿下去了
        勿想活了呀
        唔想活落去喇
        俺不想活咧
        想 自 杀
        想.自.杀
        我想自sha，不，我想自杀
        好想死
        我想4
        想死。你们都别管我
        死了算了
        死了倒清净
        不如死了算了
        早死早解脱，只想解脱
        我写好遗书了
        我站在楼顶，不想下来了
        有人站在天台上要跳
        我朋友说她要跳黄浦江
        儿子说他不想活了怎么办
        我女儿在割自己的手臂
        每天都想着怎么死才不痛
        吃多少安眠药会死
        最不痛苦的死法
        睡着了就再也不要醒来
        想从这个世界消失
        没人在乎我，我就是个累赘
        不想再拖累家里人了
        生不如死
        活着太累了
        活够了
        对生活彻底绝望了
        我撑不下去了
        一个人实在撑不住了
        我好绝望
        下辈子不做人了
        再不解决我就死给你们看
        拆迁不公平我就跳楼
        你们再不管我就去自焚
        我想杀了他再自杀
        被开除了，想跳楼
        确诊抑郁症，总有轻生的念头
        爸爸昨天说想上吊
        我有自杀的想法，该打给谁
        低保停了，活着还有什么意思
        老早就活腻了
        我不想活了，公积金怎么提取
        不想活下去了，遗产怎么办理公证
        我考虑过自杀，医保能看心理科吗
        我想轻身
        紫砂了算了，想紫砂
        wo bu xiang huo le
        想結束自己的生命
        活著沒有意義
        我不想活了，請幫幫我
        我想輕生
        I want to die
        I don't want to live anymore
        I don’t want to be alive
        i'm going to kill myself
        thinking about ending it all
        my friend is suicidal
        My son says he wants to kill himself
        there is no reason to live
        I keep cutting myself
        自杀
        跳楼
        活着干嘛
        我要是死了大家都轻松
        """,
    Crisis.VIOLENCE: """
        老公又打我
        老公又打我了，我躲在厕所里
        阿拉老公天天打吾
        男人喝了酒就打我
        我被家暴了
        我被老公家暴了想申请保护令
        被男朋友打了
        前夫拿刀堵在我门口
        他掐我脖子
        他说要杀了我全家
        儿子打我，我七十多了
        媳妇打老人
        隔壁一直在打孩子，哭得好惨
        楼上打小孩打得好厉害
        邻居虐待老人怎么办
        爸爸打我，我不敢回家
        继父侵犯我
        有人跟踪我
        有人跟着我走了好几条街
        我被绑架了
        我被骗进传销，出不来
        救命，有人砍人
        楼下有人打架，拿着刀
        有人在撬门
        有人在砸我家的门
        老板把我关在仓库里
        他不让我出门，手机也要抢走
        我被人强奸了
        地铁上有人非礼我
        保姆打孩子
        护工打老人
        同学打我，每天都打
        我在学校天天被打
        我被几个人打了一顿
        城管打人了，打得满头是血
        他威胁我，说要砍死我
        老公打我
        老婆打我
        老 公 打 我
        老公欧打我
        我老公公然家暴
        家暴怎么办
        老公又打我，打了12345没人接
        杀人了
        抢劫了快来人
        救命
        救命啊
        救救我
        我畀老公打
        老公又動手打我
        我被家暴，想離開
        有人拿刀砍人
        my husband is beating me
        My boyfriend hits me
        He has a knife
        someone is following me home
        my father beats my sister
        he is going to kill me
        I was raped
        i've been attacked on the street
        help me
        Domestic violence, what do I do
        """,
    Crisis.FIRE: """
        着火了
        楼道着火了
        楼道着火啦快来人
        隔壁起火了
        楼下电瓶车烧起来了
        屋里厢烧起来勒
        厨房油锅着火怎么办
        家里着火了打什么电话
        着 火 了
        找火了，快来人
        失火了！！
        救命，着火了
        煤气爆炸着火了
        楼道里全是烟
        插座冒烟了
        配电箱冒黑烟
        窗户里冒浓烟
        对面楼有火光，火势很大
        小区里好大的火，越烧越大，火苗窜出来了
        空调外机在着火
        仓库失火了有人困在里面
        一股烧焦味，很重的焦糊味
        我被困在着火的楼里
        地下车库电动车自燃
        出火灾了
        垃圾桶着火没人管
        消防栓没水，楼上已经着火了
        樓道著火了
        隔離起火呀，火燭
        煤氣罐爆炸了
        our apartment is on fire
        There's a fire in my building
        the kitchen caught fire
        smoke is coming from the stairwell
        fire!
        """,
    Crisis.GAS: """
        家里煤气味好重
        煤气味道老重额
        屋里有煤气味
        厨房一股煤气味
        闻到燃气味怎么办
        好像煤气漏了
        煤气泄漏了打什么电话
        燃气泄漏找谁
        天然气漏气了
        天燃气漏了
        煤汽味好大
        没气味好重，头晕
        楼道里有很浓的天然气味道
        煤气灶关不掉，一直在漏
        出门忘关煤气了
        煤气罐嘶嘶响
        燃气报警器一直响
        一氧化碳报警器在叫
        厨房里有臭鸡蛋味
        煤气中毒了，头晕想吐
        老妈煤气中毒怎么办
        煤 气 味
        煤氣味好大呀
        屋企有煤氣味
        瓦斯外洩味道很重
        燃气表那里在漏气，缴费的事以后再说
        I smell gas in my kitchen
        there is a gas leak in our building
        gas is leaking
        the carbon monoxide alarm is going off
        strong smell of gas
        """,
    Crisis.MEDICAL: """
        有人晕倒没呼吸
        有人晕倒了
        老人突然晕倒，不省人事
        爷爷没呼吸了
        我爸叫不醒了
        阿拉姆妈叫勿醒了
        伊没气了
        奶奶摔倒起不来了
        老伴胸口剧痛
        心脏病发作了
        好像中风了，嘴都歪了
        我喘不上气
        孩子噎住了脸都紫了
        小孩误吞了电池
        宝宝抽搐翻白眼
        老婆羊水破了
        老婆要生了
        流了好多血
        血止不住
        有人被车撞了
        电瓶车撞了人，老人躺在地上
        出车祸了，有人受伤
        有人触电了
        孩子掉进河里了
        有人落水
        食物中毒了，一直吐
        快叫救护车
        外公快不行了
        从楼梯上摔下来不能动
        我吃了一整瓶安眠药
        老婆喝农药了
        我割腕了
        有人跳楼了
        有人跳河了
        他上吊了
        開水燙傷了，好痛，燙得全身都是
        有人暈倒喇，冇呼吸
        老人倒在路邊昏迷不醒
        someone passed out and is not breathing
        My father is having a heart attack
        he is unconscious
        I can't breathe
        we need an ambulance
        she took a whole bottle of pills
        my grandma fell down and won't wake up
        """,
}

FALSE_FRIENDS = """
    燃气费怎么交
    燃气费在哪里查
    煤气表怎么读数
    煤气管道改造什么时候轮到我们小区
    煤气卡丢了怎么补
    天然气过户要什么材料
    燃气泄漏报警器有补贴吗
    怎么预防煤气中毒
    消防验收找谁
    消防安全员培训
    消防通道被车堵了找谁
    火灾隐患怎么举报
    楼道堆物有火灾隐患
    家里着火了保险赔吗
    去年家里着火，房子怎么修
    如果着火了会不会赔
    火灾事故认定书怎么申请复核
    火车票
    火车站怎么走
    灶火补贴
    打火机能带上地铁吗
    燃放烟花爆竹怎么规定的
    工厂冒黑烟举报到哪里
    饭店油烟太大
    电瓶车充电桩安装
    打我电话没人接
    打他电话不通
    你们打我手机也不说事
    打给我的是什么部门
    打12345没人接
    打不通电话
    被打断了，重新问一下
    申请被打回来了
    电话被打爆了
    怎么打印居住证
    打疫苗在哪里
    打官司法律援助怎么申请
    家暴可以申请人身保护令吗
    家庭暴力告诫书怎么办
    反家庭暴力法哪年实施
    反家暴宣传活动什么时候
    打架斗殴拘留几天
    强奸罪判几年
    校园欺凌预防讲座
    物业不打扫卫生
    城管乱罚款
    老公户口怎么迁
    我打算把老公户口迁过来
    老板不发工资
    房东锁我的门不让搬东西
    邻居敲墙太吵
    救命钱被骗，怎么追
    救命药能医保报销吗
    杀毒软件
    杀虫什么时候杀
    剧本杀店要办什么证
    砍价群
    热死了
    热得要死
    笑死我了
    累死了，跑了三趟
    气死我了
    烦死了
    饿死了，社区食堂几点开
    旧改户气死了
    排队排得我要累死了
    想死你们了
    想死我了，什么时候开馆
    跳楼价
    跳楼机几岁能玩
    自杀式停车
    自杀算工伤吗
    预防自杀的讲座在哪里
    心理援助热线电话是多少
    死亡证明怎么开
    户主死了户口怎么办
    我爸死了怎么销户
    死者的公积金怎么提取
    丧葬费怎么领
    工资太低生活不下去，有什么补助
    店快撑不下去了，有没有房租补贴
    网站又崩溃了
    系统崩溃了进不去
    生活困难救助怎么申请
    活动室几点开门
    我不想活动安排在周末
    紫砂壶展览
    跳广场舞扰民
    抑郁症能办残疾证吗
    安乐死合法吗
    遗嘱公证怎么办
    遗书有法律效力吗
    落水管坏了找谁修
    脑梗后遗症能申请长护险吗
    中风康复医保报销多少
    癫痫可以办残疾证吗
    心梗住院报销比例
    急救培训哪里报名
    急救站在哪里
    救护车怎么收费
    叫救护车要多少钱
    食物中毒怎么投诉赔偿
    车祸责任认定书怎么复核
    车被撞了怎么理赔
    我的车被撞了，责任怎么认定
    胸口疼挂什么科
    房贷压得喘不过气
    电脑不行了，能现场办吗
    热水器坏了，老人洗澡不方便
    晕车药哪里买
    无障碍电梯什么时候装
    生孩子补贴怎么领
    生育津贴什么时候到账
    献血去哪里
    血糖检测免费吗
    走失老人怎么登记
    养老院的老人能探望吗
    孩子入学要打什么疫苗
    高空抛物砸坏车怎么办
    电瓶车被偷了
    电梯坏了
    停水了
    加装电梯，要多少业主同意
    垃圾分类不分会怎么样
    申请政府信息公开多久答复
    旧区改造房屋征收补偿标准
    你好
    今天天气怎么样
    讲个笑话
    fire safety training
    how do I get a fire permit
    how do I pay my gas bill
    I was fired, how do I claim unemployment
    the heat is killing me
    domestic violence law text
    ambulance cost
    where is the fire station
    hit me up later
    I am dying to know the date
    """


def lines(block: str) -> list[str]:
    return [line.strip() for line in block.strip().splitlines()]


DISTRESS = [(kind, text) for kind, block in HEARD.items() for text in lines(block)]


@pytest.mark.parametrize(("kind", "text"), DISTRESS, ids=[text for _, text in DISTRESS])
def test_distress_is_heard(kind: Crisis, text: str) -> None:
    assert crisis(text) is kind


@pytest.mark.parametrize("text", lines(FALSE_FRIENDS))
def test_what_only_sounds_like_distress_is_left_to_the_answers(text: str) -> None:
    assert crisis(text) is None


def test_there_are_enough_cases_of_both_kinds() -> None:
    assert len(DISTRESS) >= 120
    assert len(lines(FALSE_FRIENDS)) >= 120


@pytest.mark.parametrize(("kind", "text"), DISTRESS[::5])
def test_a_policy_question_beside_it_does_not_drown_a_cry_for_help(
    kind: Crisis, text: str
) -> None:
    assert crisis(f"{text}。另外开放日在哪里报名") in {kind, *Crisis}


@pytest.mark.parametrize("kind", list(Crisis))
@pytest.mark.parametrize("language", list(Language))
def test_every_kind_has_its_number_in_the_first_sentence(kind: Crisis, language: Language) -> None:
    first = {
        Crisis.SELF_HARM: "12356",
        Crisis.VIOLENCE: "110",
        Crisis.FIRE: "119",
        Crisis.GAS: "119",
        Crisis.MEDICAL: "120",
    }[kind]
    said = Texts.load().say(language)(TEXTS[kind])
    assert f"<b>{first}</b>" in said.split("\n\n")[0]
    assert "!" not in said
    assert "！" not in said


@pytest.mark.parametrize(
    "unit", ["打", "我", "不想活动", "a ", "着", "老公", "想死你", "，", "has a "]
)
def test_a_hundred_thousand_characters_are_heard_in_one_pass(unit: str) -> None:
    began = time.process_time()
    crisis((unit * 100_000)[:100_000])
    assert time.process_time() - began < 20


@given(st.text())
def test_nothing_that_can_be_typed_breaks_the_ear(text: str) -> None:
    assert crisis(text) in {None, *Crisis}
