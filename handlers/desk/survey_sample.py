"""A sample survey (问卷样例): a file with every kind of question, to be changed and added."""

from datetime import date, timedelta

# Long enough to be opened as it is.
OPEN_FOR = timedelta(days=30)

_SAMPLE = """\
# 问卷样例：把文字改成自己的，再用 yangguang surveys add 文件 --by 姓名 加为拟稿。
# 井号后面是说明。文字放在英文引号 " " 里；= , [ ] {{ }} 也用英文的。
# 问卷不记名：不要问姓名、电话、住址、证件号，也不能要求上传文件。

title = "口袋公园使用调查"                          # 标题，最多 60 字
purpose = "结果用来决定明年先改造哪几处口袋公园。"  # 一句话：答案拿来做什么
# organ = "…"                                    # 谁做的调查；不写就是您的单位
closes_on = {day}                              # 最后一天，这一天还能填

[[questions]]                    # 单选
id = "often"                     # 每题一个短名：小写字母、数字、下划线
kind = "choice"
words = {{zh-Hans = "您多久去一次口袋公园？", en = "How often do you go?"}}
options = [
    {{value = "daily", words = {{zh-Hans = "几乎每天", en = "Nearly every day"}}}},
    {{value = "weekly", words = {{zh-Hans = "每周几次", en = "Every week"}}}},
    {{value = "never", words = {{zh-Hans = "没去过", en = "Never"}}}},
]

[[questions]]                    # 多选
id = "wants"
kind = "several"
words = "您希望增加什么？可以多选。"
most = 2                         # 最多选几项；可以不写
options = [
    {{value = "bench", words = "座椅"}},
    {{value = "light", words = "照明"}},
    {{value = "toilet", words = "厕所"}},
]

[[questions]]                    # 打分：从 least 到 most
id = "liking"
kind = "scale"
words = "总的来说您满意吗？1 是很不满意，5 是很满意。"
least = 1
most = 5
shown = [{{question = "often", is_one_of = ["daily", "weekly"]}}]   # 只问去过的人

[[questions]]                    # 是或否
id = "children"
kind = "yes_no"
words = "您常带孩子去吗？"

[[questions]]                    # 数字
id = "minutes"
kind = "number"
words = "从家走过去大约几分钟？"
least = 0
most = 120
optional = true                  # 可以跳过

[[questions]]                    # 日期
id = "last"
kind = "date"
words = "最近一次是哪天去的？记不清可以跳过。"
optional = true

[[questions]]                    # 文字，最多 500 字
id = "wish"
kind = "text"
words = "您还有什么建议？"
hint = "请不要写姓名、电话和住址。"
optional = true
most = 300
"""


def sample(today: date) -> str:
    """The file, with a last day that is still to come."""
    return _SAMPLE.format(day=today + OPEN_FOR)
