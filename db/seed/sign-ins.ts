/** One password for everybody in the demo bank; a real installation has no such accounts. */
export const demoPassword = "trivet-demo";

/** A person worth signing in as, and what they can show. */
export type DemoSignIn = { email: string; name: string; nameEn: string; role: string; roleEn: string };

const signIn = (key: string, name: string, nameEn: string, role: string, roleEn: string): DemoSignIn => ({
  email: `${key}@chengjiang.example`,
  name,
  nameEn,
  role,
  roleEn,
});

/** The sign-ins that the start script and the sign-in page list. */
export const demoSignIns: readonly DemoSignIn[] = [
  signIn("chen.li", "陈立", "Chen Li", "技术负责人，财富引擎", "Tech lead, Wealth Engine"),
  signIn("shen.yutong", "沈雨桐", "Shen Yutong", "数据负责人，财富引擎", "Data lead, Wealth Engine"),
  signIn("zhou.min", "周敏", "Zhou Min", "产品负责人，财富引擎", "Product lead, Wealth Engine"),
  signIn("lv.hang", "吕航", "Lü Hang", "成员，财富引擎", "Member, Wealth Engine"),
  signIn("gu.chengyu", "顾承宇", "Gu Chengyu", "经营单元负责人，零售财富", "Unit head, Retail Wealth"),
  signIn("liu.lan", "刘岚", "Liu Lan", "技术条线负责人", "Head of technology"),
  signIn("he.jing", "何静", "He Jing", "人力资源，制定方案", "HR, configures"),
  signIn("lin.yao", "林瑶", "Lin Yao", "人力资源，复核", "HR, approves"),
  signIn("xu.wen", "徐雯", "Xu Wen", "人力资源，发布", "HR, publishes"),
  signIn("ding.yue", "丁岳", "Ding Yue", "审计", "Auditor"),
  signIn("ma.ke", "马可", "Ma Ke", "系统管理员", "Administrator"),
];
