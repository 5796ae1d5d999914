"""Closed classes of words that tell a noun phrase beside a figure from the words that only lead to it.

Links between a property and its figure (达, 同比增长), verbs that serve as nouns (投诉, 补助) and the last
characters of nouns belong here, each from general knowledge of the language. How phrases are read with
them belongs to `nouns`.
"""

import re

# Words between a property and its figure: changes, copulas, adverbs of amount. Longest first in the pattern.
_LINKS = """
增长 增加 增至 增到 增幅 增产 增收 上升 上涨 上扬 上浮 上调 提高 提升 扩大 延长 拓宽 攀升 跃升 飙升
走高 加快 高出 多出 超出 升高 升值 下降 减少 减至 减产 减亏 下跌 下滑 下调 下浮 降低 降至 降到 缩短
缩小 缩减 压缩 回落 回升 跌至 跌破 升至 升到 涨至 涨到 提速 贬值 萎缩 收窄 削减 控制 保持 稳定 维持
达到 达成 达 高达 多达 长达 已达 均达 突破 超过 超 逾 占 占到 占据 约占 仅占 等于 相当于 折合 合计
总计 共计 累计 共有 总共 一共 只有 仅有 还有 拥有 均为 约为 仅为 分别 平均 大约 将近 接近 不足 不到
至少 最多 最少 最高 最低 最长 最深 最大 普遍 其中 目前 现在 已经 已有 预计 估计 实际 名义 同比 环比
逐年 年均 一般 直接 间接 再次 连续 先后 陆续 分批 首次 首批 可达 将达 需要 需 要 可 能 可以 将 已
共 约 近 为 是 有 了 到 至 在 由 从 于 自 的 以 仅 只 才 就 还 又 再 每 各 均 都 也 更 并 且 对 把
被 给 按 使 让 用 花 来 第 竟 曾 达到了 经 升 降 增 减 涨 跌 成 与 和 及 或 较 比 即 则 全 总 报收
收于 收报 报 完成 实现 列 居 位居 排名 名列 包括 包含 含 涉及 覆盖 以及 放宽 新增 限量 创 创下
定 定为 核定 上限 下限 限定
"""

LINK_WORDS = frozenset(_LINKS.split())
# What stands before one of these acts; it is not what the figure after it counts (浴场接待412万人次).
_EVENTS = """
签下 签订 签约 开办 开设 设有 来自 进行 开展 举行 举办 组织 派出 出动 抽调 接受 接待 发送 获得 荣获
夺得 斩获 取得 投入 耗资 斥资 出资 花费 前进 后退 行走 行驶 飞行 奔波 跋涉 奔走 走访 前往 赶赴 参加
参与 参赛 参会 出席 到场 到会 成立 建成 新建 扩建 改建 修建 建立 建设了 建起 修通 开通 开工 竣工
投产 落成 种植 种下 栽种 栽植 播种 收获 收割 收到 收集 生产 销售 售出 卖出 卖了 买进 购买 购置 购进
采购 运送 运输 运到 发放 发出 发给 送去 送上 赠送 捐出 捐献 筹集 募集 筹措 拨出 拨付 安排 下拨 落实
引进 引资 创办 兴办 兴建 打造 推出 推广 启动 选派 选出 评出 授予 表彰 通过 查处 查获 破获 抓获 收缴
缴获 没收 检查 巡查 排查 登记 训练 工作 学习 持续 坚持 历时 耗时 用时 相距 距离 超额 提前 增设 增开
加开 增派 设 设了 设有 发生 出现 遭遇 分 将分 分为 分成 兵分 乘坐 带领 率领 带着 围绕 供应 连扳 输掉 打入 攻入
砍下 轰下 丢 先丢 刷新 打破 赢得 迎战 迎来 送走 救出 救起 转移 疏散 安置 撤离 帮助 服务于 慰问了
惠及 辐射 服务了 吸引 邀请 聘请 招募 录用了 招收 培养 培训了 带动 辐射带动
"""
EVENT_VERBS = frozenset(_EVENTS.split())

# The segmenter glues these to the word before (率为): they come off as characters, save in 行为, 国有, 目的.
_GLUED = {
    "为": "行作认", "(?:高|多|长|重|深|远|可|将)?达": "雷发表", "有": "国私所持公拥没", "的": "目标",
    "由": "自理缘", "从": "服", "约": "节合条契签预公", "共": "公", "占": "侵强抢", "至": "甚以", "近": "附",
    "升": "提上攀回直公毫每", "降": "下", "到": "", "了": "", "是": "", "已": "", "仅": "",
    "超": "", "逾": "",
}  # fmt: skip
GLUED_END = re.compile("(?:" + "|".join(f"(?<![{c}]){w}" if c else w for w, c in _GLUED.items()) + ")$")

# Verbs in the segmenter's dictionary, and a few nouns it mistakes for them, that count and measure as
# nouns do: 投诉30件, 补助5万元, 培训基地.
_VERBAL = """
收入 支出 投资 投诉 补助 补贴 补偿 损失 贷款 存款 捐款 罚款 借款 拨款 集资 融资 赔偿 奖励 资助 救助
援助 捐赠 供应 供给 需求 储备 消费 出口 进口 进出口 生产 销售 交易 开支 消耗 耗电 用电 用水 发电
供水 供电 供热 供气 供暖 排水 排放 绿化 造林 灌溉 种植 养殖 加工 制造 建筑 建设 施工 设计 规划 管理
服务 培训 教育 教学 研究 研发 开发 治理 保护 监测 监督 检查 检测 检验 检疫 改造 改革 创新 合作 竞赛
比赛 训练 演出 展览 展示 旅游 交流 交通 运输 物流 通信 通讯 就业 创业 招聘 招生 入学 毕业 住房 居住
养老 医疗 保险 保障 救护 护理 治疗 诊断 手术 预防 防护 防治 宣传 报道 调查 统计 评估 审计 审批 许可
登记 注册 咨询 举报 申请 申报 建议 提案 议案 处罚 处分 判决 诉讼 纠纷 犯罪 事故 死亡 伤亡 失业 脱贫
扶贫 帮扶 互助 志愿 慰问 采购 订货 订单 库存 余额 亏损 盈利 负债 欠款 成交 签约 投入 产出 回报 增值
折旧 租赁 开放 停车 充电 安检 值班 巡逻 应急 救援 消防 安全 环保 节能 节水 参观 游览 观众 录取 录用
招录 报名 选举 任职 从业 离职 营收 工作时间 选手 对手 歌手 射手 超市 合同 通道 包裹 快递 湿地
青年 开关 广告 出租车 总和 优惠 津贴 经营 承包 开采 勘探 供货 协议
"""
VERBAL_NOUNS = frozenset(_VERBAL.split())

# A word with one of these ends is a noun whatever tag the segmenter gives it.
NOUN_ENDS = frozenset(
    "道路线机器车船站所厂校园馆院区村镇楼房桥员工人民者生师家队组户品物料材具件票证书报款金费税额量率数值价度"
    "比位点面积长距程期限间资产业品种类型项场会展赛奖案题例"
    "库池井渠坝堤田地林果粮棉菜油肉奶蛋鱼虾猪牛羊鸡药食衣鞋网卡号关口"
)
PROPERTY_END = re.compile(
    "(?:[额量率数费款金值税积度长距程价资入润本产位速幅高宽深重龄比]|时间|期限|年限|时长|间距"
    "|比重|营收|份额|规模|能力|水平|指数|成本|人口|范围|寿命|工期|损失|经费|补贴|补助|债务|资产|存款|贷款|里程|厚度|浓度|气温|温度|收入|支出|出口|进口"
    "|余额|间隔)$"
)
_EMPTY = """
左右 以上 以下 时候 情况 目前 其中 期间 同时 当时 前 后 内 中 上 下 间 里 外 近 来 多 余 之间 之内
本报 记者 先后 之后 之前 以内 以来 一共 不等 之多 平均 它 他 她 我 你 他们 她们 我们 你们 它们 自己
大家 这 那 这里 那里 此 其 该 本 首 前者 后者 时 等 等等 里氏 今年 去年 全年 当年 当天 当日 每天
每年 每月 每人 每户 每个 每次 每期 户均 人均 日均 月均 年均 天 年 月 日 据 据悉 原来 以往 此前 此后
近日 日前
"""
EMPTY_HEADS = frozenset(_EMPTY.split())
"""Words that say nothing by themselves; no phrase ends in one."""
