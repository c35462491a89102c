// What a region is called besides its full name: 临夏回族自治州 is also 临夏州, 内蒙古自治区 also 内蒙古.

/** As they stand in names of autonomous areas, 族 left out; the longer before those they begin with. */
const peoples = [
  '蒙古', '回', '藏', '维吾尔', '苗', '彝', '壮', '布依', '朝鲜', '满', '侗', '瑶', '白', '土家', '哈尼', '哈萨克', '傣', '黎', '傈僳', '佤', '畲', '高山', '拉祜', '水', '东乡', '纳西', '景颇', '柯尔克孜',
  '土', '达斡尔', '仫佬', '羌', '布朗', '撒拉', '毛南', '仡佬', '锡伯', '阿昌', '普米', '塔吉克', '怒', '乌孜别克', '俄罗斯', '鄂温克', '德昂', '保安', '裕固', '京', '塔塔尔', '独龙', '鄂伦春', '赫哲', '门巴', '珞巴', '基诺', '各',
].toSorted((a, b) => b.length - a.length).join('|');
const autonomous = new RegExp(`^(.+?)(?:(?:${peoples})族|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|维吾尔)*自治([州县旗区])$`, 'u');
const unit = /(?:地区|林区|特区|特别行政区|省|市|盟|州|县|区|旗)$/u;
const provinces: Readonly<Record<string, string>> = { 内蒙古自治区: '内蒙古', 广西壮族自治区: '广西', 西藏自治区: '西藏', 宁夏回族自治区: '宁夏', 新疆维吾尔自治区: '新疆' };

/** The name without what it says of its kind: 赣 of 赣县, 赣县 of 赣县区, 临夏 of 临夏回族自治州. */
export function stemOf(name: string): string {
  const known = provinces[name];
  if (known !== undefined) return known;
  const own = autonomous.exec(name)?.[1];
  if (own !== undefined) return own.replace(/族$/u, '');
  const stem = name.replace(unit, '');
  return stem === '' ? name : stem;
}

/** Other names that mean the region wherever they stand before the name of an organ: 临夏州, 内蒙古, 浙江. */
export function shortNames(name: string, level: 'province' | 'prefecture' | 'county'): readonly string[] {
  const stem = stemOf(name);
  if (level === 'province') return stem === name || stem.length < 2 ? [] : [stem];
  const kind = autonomous.exec(name)?.[2];
  return kind === undefined || stem.length < 2 ? [] : [`${stem}${kind}`];
}

/** Whether two names can be of one place that changed its kind: 偃师市 and 偃师区, 赣县 and 赣县区. */
export function samePlace(before: string, after: string): boolean {
  const [a, b] = [stemOf(before), stemOf(after)];
  return (a === b && a.length > 1) || b === before;
}
