/** What belongs to Wealth Engine's cards beside their fields, by the card's number. */
export type CardDetails = {
  labels?: readonly string[];
  /** Who works on it beside its holder. */
  coworkers?: readonly string[];
  /** Items in their order; the first `done` of them are ticked. */
  items?: readonly string[];
  done?: number;
  comments?: readonly { by: string; text: string; hoursAgo: number }[];
  /** Numbers of the cards it waits for. */
  waitsFor?: readonly number[];
};

const says = (by: string, hoursAgo: number, text: string) => ({ by, hoursAgo, text });

export const wealthDetails: Readonly<Record<number, CardDetails>> = {
  147: {
    labels: ["商户", "试点"],
    comments: [
      says("hu.yue", 150, "三个商圈的首批规则已跑完，命中 1,284 户，明细见附表。"),
      says("xu.jia", 141, "超市类命中偏高，是否把**加油站便利店**也算进来了？"),
      says("hu.yue", 138, "是的，行业码相同。我加一条排除规则。"),
      says("shen.yutong", 122, "口径以标签词典 4.2 为准，别在规则里另写一份。"),
      says("xu.jia", 119, "退回一次：人群定义与权益适用范围不一致，@胡悦 请对齐后再交。"),
      says("hu.yue", 96, "已按权益范围重算，命中降到 1,102 户。"),
      says("zhou.min", 74, "片区行长希望月底前看到首批名单。"),
      says("xu.jia", 47, "仍缺两类商户的排除规则：\n\n- 医疗机构\n- 公共缴费"),
      says("hu.yue", 22, "两类已补，今天复核抽样 50 户。"),
    ],
  },
  155: {
    labels: ["口径"],
    coworkers: ["chen.li"],
    comments: [
      says("shen.yutong", 90, "2.0 版把“近 90 天活跃”改成滚动窗口，需要技术确认批量能否承受。"),
      says("chen.li", 80, "滚动窗口要改分区方式，估 2 天。有没有更便宜的等价写法？"),
      says("hu.yue", 76, "可以先按周滚动，误差 0.4% 以内。"),
      says("shen.yutong", 70, "按周可以接受，下季度再评估按日。"),
      says("zhou.min", 66, "对客户名单影响不大，同意按周。"),
      says("shen.yutong", 51, "那就请 @陈立 签认 `tag_def.v2`，签完即发布。"),
    ],
  },
  159: { labels: ["安全"], items: ["加验规则评审", "灰度名单", "回退开关"], done: 3 },
  163: {
    labels: ["接口"],
    comments: [
      says("chen.li", 60, "第 2 版字段已冻结，样例在 `samples/holding-v2.json`。"),
      says("shen.yutong", 52, "收到，先核对币种与估值日两个字段。"),
    ],
  },
  166: { labels: ["口径", "总账"], items: ["机构映射表", "历史回补"], done: 0 },
  168: {
    items: ["取数窗口", "特征校验", "重训", "离线评估", "灰度打分", "监控阈值"],
    done: 4,
    labels: ["模型"],
  },
  171: {
    labels: ["接口", "实时"],
    coworkers: ["lv.hang"],
    items: ["事件字段确认", "重放工具", "幂等键", "延迟压测", "值班手册"],
    done: 3,
  },
  174: {
    labels: ["试点"],
    items: ["客群 A 初稿", "客群 B 初稿", "合规会签"],
    done: 2,
    comments: [says("zhou.min", 20, "客群 C 的文案等适当性话术定稿后再写。")],
    waitsFor: [169],
  },
  176: { items: ["退避策略", "告警收敛"], done: 1 },
  190: { labels: ["口径"] },
};
