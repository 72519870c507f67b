import type { Category } from "~/domain/board";
import type { Discipline, Priority } from "../../../schema/values";

type OfferPlan = {
  to: Discipline;
  /** Who receives it. */
  person: string;
  note: string;
  /** How long ago it was offered, in hours. */
  hoursAgo: number;
  /** Days from today until which it is wanted; negative for a day that has passed. */
  wantedIn?: number;
};

/** A card that is on Wealth Engine's board today, as the documents show it. */
export type WealthCard = {
  number: number;
  title: string;
  description: string;
  discipline: Discipline;
  assignee: string;
  column: Category;
  /** Days since it came into its column. */
  days: number;
  dueIn: number | null;
  metric: string | null;
  priority?: Priority;
  blocked?: string;
  offer?: OfferPlan;
  /** Offers already sent back: to whom, why, and how many days ago. */
  sentBack?: { to: Discipline; person: string; reason: string; daysAgo: number }[];
};

export const wealthCards: readonly WealthCard[] = [
  {
    number: 144,
    title: "代发客户标签覆盖到 84%",
    description: "补齐工资流水与行业标签，口径见标签词典第 4 章。",
    discipline: "data",
    assignee: "shen.yutong",
    column: "done",
    days: 4,
    dueIn: -4,
    metric: "TAG-COVERAGE",
  },
  {
    number: 147,
    title: "商户匹配规则，片区试点",
    description: "三个商圈先行，规则命中后由产品侧确认权益。",
    discipline: "data",
    assignee: "hu.yue",
    column: "doing",
    days: 7,
    dueIn: 6,
    metric: "TAG-COVERAGE",
    sentBack: [
      { to: "product", person: "xu.jia", reason: "人群定义与权益适用范围不一致，请对齐后再交。", daysAgo: 5 },
      { to: "product", person: "xu.jia", reason: "仍缺两类商户的排除规则。", daysAgo: 2 },
    ],
  },
  {
    number: 150,
    title: "夜间批量压缩到 40 分钟",
    description: "拆成三段并行，关键路径上的全表扫描改为增量。",
    discipline: "tech",
    assignee: "wu.yue",
    column: "done",
    days: 3,
    dueIn: -3,
    metric: "LEAD-TIME",
  },
  {
    number: 152,
    title: "托管费分档价格测试",
    description: "三档价格，各 2 000 户，测两周。",
    discipline: "product",
    assignee: "zhou.min",
    column: "done",
    days: 5,
    dueIn: -5,
    metric: "WEALTH-AUM",
  },
  {
    number: 155,
    title: "标签口径 2.0 需技术确认",
    description: "新增养老意向、流动性偏好两组标签，涉及实时特征 12 个，需技术侧确认取数链路。",
    discipline: "data",
    assignee: "shen.yutong",
    column: "doing",
    days: 2,
    dueIn: 5,
    metric: "TAG-COVERAGE",
    priority: "high",
    offer: {
      to: "tech",
      person: "chen.li",
      note: "口径文档与样例已附，请确认 12 个实时特征的取数链路与排期。",
      hoursAgo: 49,
      wantedIn: 2,
    },
  },
  {
    number: 159,
    title: "大额转账登录加验",
    description: "单笔 20 万元以上触发二次核身，兼顾长辈客户体验。",
    discipline: "tech",
    assignee: "lv.hang",
    column: "review",
    days: 2,
    dueIn: 1,
    metric: "SUIT-COMPLAINTS",
  },
  {
    number: 161,
    title: "开户漏斗：首周回访",
    description: "首周未入金客户由理财经理电话回访，记录原因。",
    discipline: "product",
    assignee: "xu.jia",
    column: "review",
    days: 8,
    dueIn: -2,
    metric: "WEALTH-AUM",
  },
  {
    number: 163,
    title: "持仓快照接口第 2 版",
    description: "按日快照改为准实时，字段增加成本价与浮动盈亏。",
    discipline: "tech",
    assignee: "chen.li",
    column: "doing",
    days: 5,
    dueIn: 8,
    metric: "LEAD-TIME",
    offer: {
      to: "data",
      person: "shen.yutong",
      note: "接口已上测试环境，请按新字段重跑持仓诊断。",
      hoursAgo: 50,
      wantedIn: -1,
    },
  },
  {
    number: 166,
    title: "支行维度的 AUM 读数",
    description: "按开户行拆分，需要核心总账的机构映射表。",
    discipline: "data",
    assignee: "shen.yutong",
    column: "doing",
    days: 11,
    dueIn: 2,
    metric: "WEALTH-AUM",
    blocked: "等核心总账提供机构映射",
  },
  {
    number: 168,
    title: "流失模型季度重训",
    description: "Refit on Q3 data; keep last quarter's model as the challenger for two weeks.",
    discipline: "data",
    assignee: "hu.yue",
    column: "doing",
    days: 4,
    dueIn: 7,
    metric: "WEALTH-AUM",
  },
  {
    number: 169,
    title: "适当性话术，已并入法务意见",
    description: "六条话术，两条按法务意见改写，需数据侧确认命中规则。",
    discipline: "product",
    assignee: "xu.jia",
    column: "doing",
    days: 1,
    dueIn: 2,
    metric: "SUIT-COMPLAINTS",
    offer: {
      to: "data",
      person: "hu.yue",
      note: "法务意见已并入，请确认触发规则能取到风险等级。",
      hoursAgo: 6,
    },
  },
  {
    number: 171,
    title: "消费流水接入权益引擎",
    description:
      "接入实时流水主题，延迟 3 秒以内，断流时降级为 T+1。\n验收：灰度客户触发率与离线口径差异小于 1%。",
    discipline: "tech",
    assignee: "chen.li",
    column: "doing",
    days: 3,
    dueIn: 3,
    metric: "LEAD-TIME",
    priority: "high",
  },
  {
    number: 174,
    title: "三类客群的权益文案",
    description: "新客、潜力、临界降级三类，各两版，A/B 测试。",
    discipline: "product",
    assignee: "zhou.min",
    column: "doing",
    days: 1,
    dueIn: 6,
    metric: "WEALTH-AUM",
  },
  {
    number: 176,
    title: "对账单导出重试策略",
    description:
      "Retry with back-off, alert after the third failure; the client sees the state of the export.",
    discipline: "tech",
    assignee: "wu.yue",
    column: "doing",
    days: 6,
    dueIn: null,
    metric: null,
  },
  {
    number: 188,
    title: "按客户等级减免费用的功能开关",
    description: "按等级、产品两个维度配置，变更留痕。",
    discipline: "tech",
    assignee: "lv.hang",
    column: "to-do",
    days: 2,
    dueIn: 10,
    metric: "WEALTH-AUM",
  },
  {
    number: 190,
    title: "标签词典：养老意向",
    description: "定义、来源字段、更新频率、负责人。",
    discipline: "data",
    assignee: "shen.yutong",
    column: "to-do",
    days: 1,
    dueIn: null,
    metric: "TAG-COVERAGE",
  },
  {
    number: 192,
    title: "访谈 12 位升级客户",
    description: "近三个月升级到财富客户的 12 位，线上与网点各半。",
    discipline: "product",
    assignee: "zhou.min",
    column: "to-do",
    days: 0,
    dueIn: 9,
    metric: "WEALTH-AUM",
  },
];
