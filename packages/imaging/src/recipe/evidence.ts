import { COMMENT_KEYWORD, PARAMETERS_KEYWORD, XMP_KEYWORD, type Texts } from '../carriers/carrier.ts'
import { EXIF_KEYWORDS } from '../carriers/exif.ts'
import { parseInfotext, type Infotext } from './a1111-text.ts'
import { parseRecord } from './json.ts'
import { readXmpTexts, XMP_KEYWORDS } from './xmp-texts.ts'

/** The texts of a file, for those who look for their own in it. */
export interface Evidence {
  readonly text: (keyword: string) => string | undefined
  /** The JSON object that a text is, parsed once. */
  readonly record: (keyword: string) => Readonly<Record<string, unknown>> | undefined
  /** The parameters, parsed once; undefined where there are none. */
  readonly infotext: () => Infotext | undefined
  readonly all: () => Iterable<readonly [keyword: string, text: string]>
}

const createEvidence = (texts: Texts): Evidence => {
  const records = new Map<string, ReturnType<typeof parseRecord>>()
  let infotext: { readonly parsed: Infotext | undefined } | undefined
  return {
    text: keyword => texts.get(keyword),
    record: keyword => {
      if (!records.has(keyword)) records.set(keyword, parseRecord(texts.get(keyword)))
      return records.get(keyword)
    },
    infotext: () => {
      const text = texts.get(PARAMETERS_KEYWORD)
      infotext ??= { parsed: text === undefined ? undefined : parseInfotext(text) }
      return infotext.parsed
    },
    all: () => texts,
  }
}

/** Where parameters stand when they do not stand in their own place, the likeliest first. */
const OTHER_PLACES = [
  'Parameters',
  COMMENT_KEYWORD,
  'UserComment',
  'Comment',
  EXIF_KEYWORDS.comment,
  EXIF_KEYWORDS.description,
  XMP_KEYWORDS.comment,
  XMP_KEYWORDS.description,
  'Description',
]

/** One parameters text alone, wherever it was found. */
export const evidenceOf = (parameters: string) => createEvidence(new Map([[PARAMETERS_KEYWORD, parameters]]))

/** The file as it is; then whatever may be its parameters in other places, one after the other. */
export function* evidencesIn(texts: Texts): Generator<Evidence> {
  const all = new Map([...readXmpTexts(texts.get(XMP_KEYWORD) ?? ''), ...texts])
  yield createEvidence(all)
  for (const keyword of OTHER_PLACES) {
    const text = all.get(keyword)
    if (text !== undefined) yield evidenceOf(text)
  }
}
