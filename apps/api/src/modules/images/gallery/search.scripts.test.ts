import { listImages, updateImage } from '@atelier/contracts'
import { beforeAll, describe, expect, test } from 'vitest'
import { describeStudio } from '../../../testing/suite.ts'
import { importPicture } from '../../../testing/upload.ts'

const PROMPTS = {
  ja: '初音ミクのイラスト、夜の街',
  zh: '一只红色的狐狸在雪地里',
  zh2: '狐狸和月亮',
  mix: 'a fox后的画面, cinematic',
  ko: '눈밭의 붉은여우',
  th: 'สุนัขจิ้งจอกในป่า',
  emoji: 'un zorro 🦊 en la nieve',
  emoji2: 'portrait 👩‍🚀 in space, 👍🏽',
  de: 'eine Straße in München',
  pl: 'żółty dom w mieście Łódź',
  nordic: 'Øya i havet, Ærø',
  tr: 'şehir ışıkları',
  ru: 'ёлка и чёрный йогурт',
  uk: 'їжак у лісі',
  be: 'воўк на дарозе',
  mk: 'Ѓорѓи и ќумур',
  he: 'שׁוּעָל אָדֹם',
  ar: 'ثَعْلَبٌ أحمر',
  el: 'Αλεπού στο χιόνι, όλος',
  hi: 'लाल लोमड़ी',
  vi: 'con cáo đỏ trong tuyết',
  full: 'ＦＯＸ ｆｕｌｌｗｉｄｔｈ １２',
  zw: 'zero\u200Bwidth blank',
  nfd: 'cafe\u0301 noir',
} as const

const kinds: Record<string, [q: string, found: string][]> = {
  'a part of a run of Chinese, Japanese, Korean or Thai': [
    ['ミク', 'ja'],
    ['イラスト', 'ja'],
    ['夜', 'ja'],
    ['狐狸', 'zh zh2'],
    ['狐', 'zh zh2'],
    ['里', 'zh'],
    ['月亮', 'zh2'],
    ['狐狸在雪', 'zh'],
    ['狐雪', ''],
    ['여우', 'ko'],
    ['붉은', 'ko'],
    ['จิ้งจอก', 'th'],
    ['ป่า', 'th'],
    ['狐狸*', 'zh zh2'],
    ['"狐狸 月亮"', ''],
    ['雪地 狐狸', 'zh'],
  ],
  'Latin glued to another script': [
    ['fox后的画面', 'mix'],
    ['fox', 'mix full'],
    ['画面', 'mix'],
    ['"画面 cinematic"', 'mix'],
  ],
  emoji: [
    ['🦊', 'emoji'],
    ['zorro 🦊', 'emoji'],
    ['zorro 🐺', ''],
    ['🐺', ''],
    ['👩‍🚀', 'emoji2'],
    ['🚀', 'emoji2'],
    ['👍', 'emoji2'],
    ['👍🏿', 'emoji2'],
  ],
  'letters that are spelt otherwise': [
    ['strasse', 'de'],
    ['Straße', 'de'],
    ['munchen', 'de'],
    ['lodz', 'pl'],
    ['Łódź', 'pl'],
    ['zolty', 'pl'],
    ['oya', 'nordic'],
    ['aero', 'nordic'],
    ['isiklari', 'tr'],
    ['IŞIKLARI', 'tr'],
    ['do tuyet', 'vi'],
  ],
  'Cyrillic, Greek, Hebrew, Arabic, Hindi': [
    ['елка', 'ru'],
    ['ёлка', 'ru'],
    ['чёрный', 'ru'],
    ['ЙОГУРТ', 'ru'],
    ['їжак', 'uk'],
    ['воўк', 'be'],
    ['ќумур', 'mk'],
    ['Ѓорѓи', 'mk'],
    ['שועל', 'he'],
    ['ثعلب', 'ar'],
    ['احمر', 'ar'],
    ['αλεπου', 'el'],
    ['αλεπού', 'el'],
    ['ΟΛΟΣ', 'el'],
    ['लोमड़ी', 'hi'],
  ],
  'how it is written down': [
    ['fox fullwidth', 'full'],
    ['１２', 'full'],
    ['zerowidth', 'zw'],
    ['café', 'nfd'],
    ['cafe\u0301', 'nfd'],
  ],
}

describeStudio('a search in any script', {}, my => {
  beforeAll(async () => {
    for (const [seed, prompt] of Object.values(PROMPTS).entries())
      await importPicture(my.studio, { prompt, model: 'm', seed })
  })
  const nameOf = (prompt: string) => Object.entries(PROMPTS).find(([, text]) => text === prompt)?.[0] ?? prompt
  async function found(q: string): Promise<string> {
    const { body } = await my.studio.call(listImages, { querystring: { q, order: 'oldest' } })
    return body.items.map(image => nameOf(image.prompt)).join(' ')
  }

  describe.each(Object.entries(kinds))('finds %s', (_kind, cases) => {
    test.each(cases)('%s: %s', async (q, expected) => {
      expect(await found(q)).toBe(expected)
    })
  })

  test('finds what was typed by typing any of its words', async () => {
    const lost: string[] = []
    for (const [name, prompt] of Object.entries(PROMPTS))
      for (const word of prompt.split(/[\s,、]+/)) if (!(await found(word)).split(' ').includes(name)) lost.push(word)
    expect(lost).toEqual([])
  })

  test('finds titles, as they are now', async () => {
    const { body } = await my.studio.call(listImages, { querystring: { q: '狐狸在雪' } })
    const id = body.items[0]?.id ?? ''
    await my.studio.call(updateImage, { params: { id }, body: { title: '赤い鳥居 ёж' } })
    expect([await found('鳥居'), await found('еж'), await found('狐狸在雪')]).toEqual(['zh', 'zh', 'zh'])
    await my.studio.call(updateImage, { params: { id }, body: { title: null } })
    expect(await found('鳥居')).toBe('')
  })
})
