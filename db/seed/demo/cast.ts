import type { Discipline, RoleName } from "../../schema/values";
import type { UnitCode } from "./units";

/** Somebody with a name of their own in the demo bank; `key` is the part of the e-mail address before the @. */
export type CastMember = {
  name: string;
  nameEn: string;
  discipline: Discipline | null;
  unit: UnitCode;
  title: string;
  titleEn: string;
  roles?: RoleName[];
};

const lead = {
  tech: ["技术开发经理", "Tech development lead"],
  data: ["数据策略经理", "Data strategy lead"],
  product: ["业务产品经理", "Business product lead"],
} as const;

const leadOf = (discipline: Discipline, unit: UnitCode, name: string, nameEn: string): CastMember => ({
  name,
  nameEn,
  discipline,
  unit,
  title: lead[discipline][0],
  titleEn: lead[discipline][1],
});

const tech = (name: string, nameEn: string) => leadOf("tech", "CJB", name, nameEn);
const data = (name: string, nameEn: string) => leadOf("data", "CJB", name, nameEn);
const product = (unit: UnitCode, name: string, nameEn: string) => leadOf("product", unit, name, nameEn);

const office = (
  name: string,
  nameEn: string,
  title: string,
  titleEn: string,
  more: Partial<CastMember> = {},
): CastMember => ({
  name,
  nameEn,
  title,
  titleEn,
  discipline: null,
  unit: "CJB",
  ...more,
});

const member = (
  discipline: Discipline,
  unit: UnitCode,
  name: string,
  nameEn: string,
  title: string,
  titleEn: string,
): CastMember => ({
  name,
  nameEn,
  discipline,
  unit,
  title,
  titleEn,
});

/** The people whom stories, sign-ins and documents name. Everybody else is drawn from the name lists. */
export const cast: readonly CastMember[] = [
  office("秦川", "Qin Chuan", "行长", "President"),
  office("许静远", "Xu Jingyuan", "个人金融总经理", "Head, Personal Banking", { unit: "PB" }),
  office("顾承宇", "Gu Chengyu", "零售财富总经理", "Head, Retail Wealth", { unit: "RW" }),
  office("石磊", "Shi Lei", "城东片区负责人", "Head, East District", { unit: "RW-E" }),
  office("龚雪", "Gong Xue", "城西片区负责人", "Head, West District", { unit: "RW-W" }),
  office("温宁", "Wen Ning", "私人银行负责人", "Head, Private Banking", { unit: "PVT" }),
  office("邵峰", "Shao Feng", "信用卡中心总经理", "Head, Card Centre", { unit: "CARD" }),
  office("雷振", "Lei Zhen", "公司金融总经理", "Head, Corporate Banking", { unit: "CORP" }),
  office("范晓", "Fan Xiao", "小微金融总经理", "Head, Small Business", { unit: "SMB" }),
  office("刘岚", "Liu Lan", "技术条线负责人", "Head of technology", { discipline: "tech" }),
  office("程远", "Cheng Yuan", "数据条线负责人", "Head of data", { discipline: "data" }),
  office("傅明", "Fu Ming", "产品条线负责人", "Head of product", { discipline: "product" }),
  office("何静", "He Jing", "人力资源部总经理", "Head of human resources", { roles: ["hr"] }),
  office("林瑶", "Lin Yao", "绩效管理经理", "Performance manager", { roles: ["hr"] }),
  office("徐雯", "Xu Wen", "人力资源业务伙伴", "HR business partner", { roles: ["hr"] }),
  office("马可", "Ma Ke", "系统管理员", "System administrator", { roles: ["administrator"] }),
  office("丁岳", "Ding Yue", "内部审计经理", "Internal auditor", { roles: ["auditor"] }),

  tech("陈立", "Chen Li"),
  data("沈雨桐", "Shen Yutong"),
  product("RW", "周敏", "Zhou Min"),
  tech("罗毅", "Luo Yi"),
  data("唐宁", "Tang Ning"),
  product("RW", "孙楠", "Sun Nan"),
  tech("吴桐", "Wu Tong"),
  data("韩笑", "Han Xiao"),
  product("RW-E", "高远", "Gao Yuan"),
  tech("秦朗", "Qin Lang"),
  data("苏航", "Su Hang"),
  product("RW", "孟佳", "Meng Jia"),
  tech("方铮", "Fang Zheng"),
  data("蒋欣", "Jiang Xin"),
  product("RW", "潘悦", "Pan Yue"),
  tech("叶舟", "Ye Zhou"),
  data("孔令仪", "Kong Lingyi"),
  product("RW", "倪可", "Ni Ke"),
  tech("贺岩", "He Yan"),
  data("白芷", "Bai Zhi"),
  product("CARD", "邓琪", "Deng Qi"),
  tech("尹峻", "Yin Jun"),
  data("姚澜", "Yao Lan"),
  product("CARD", "崔颖", "Cui Ying"),
  tech("廖凡", "Liao Fan"),
  data("庄严", "Zhuang Yan"),
  product("SMB", "施雅", "Shi Ya"),
  tech("任重", "Ren Zhong"),
  data("梅婕", "Mei Jie"),
  product("SMB", "葛洪涛", "Ge Hongtao"),
  tech("卫东", "Wei Dong"),
  data("童心", "Tong Xin"),
  product("CORP", "樊星", "Fan Xing"),
  tech("骆宾", "Luo Bin"),
  data("柳青", "Liu Qing"),
  product("CORP", "万里", "Wan Li"),
  tech("岳阳", "Yue Yang"),
  data("项楠", "Xiang Nan"),
  product("PVT", "柯敏", "Ke Min"),
  tech("常青", "Chang Qing"),
  data("伍思齐", "Wu Siqi"),
  product("PB", "颜夕", "Yan Xi"),
  data("贺兰", "He Lan"),

  member("tech", "CJB", "吕航", "Lü Hang", "后端开发工程师", "Backend engineer"),
  member("tech", "CJB", "吴越", "Wu Yue", "平台工程师", "Platform engineer"),
  member("data", "CJB", "胡悦", "Hu Yue", "数据建模师", "Data modeller"),
  member("product", "RW", "许嘉", "Xu Jia", "产品经理", "Product manager"),
];
