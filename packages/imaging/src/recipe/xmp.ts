import { deflateRawSync } from 'node:zlib'
import type { Recipe } from '../recipe.ts'
import { escapeXml, xmlText } from '../xmp/escaping.ts'

/**
 * What made the picture: a model that was trained on data, or an algorithm that was not; a model from another picture, or an
 * algorithm that only enhanced one.
 */
export type SourceMark = 'trained' | 'algorithmic' | 'composite' | 'enhanced'

/** IPTC's words for it, by which others tell that no camera was there (EU AI Act, Art. 50). */
const DIGITAL_SOURCE_TYPES = {
  trained: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
  algorithmic: 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia',
  composite: 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
  enhanced: 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicallyEnhanced',
} as const satisfies Record<SourceMark, string>

const MARKS = Object.keys(DIGITAL_SOURCE_TYPES) as SourceMark[] // of an object that is written above

/** What the packet says that made the picture; undefined where it says nothing of it. */
export const markIn = (packet: string): SourceMark | undefined =>
  MARKS.find(mark => packet.includes(`>${DIGITAL_SOURCE_TYPES[mark]}<`))

export const XMP_RECIPE = ['<atelier:recipe>', '</atelier:recipe>'] as const
/** The same, deflated, for a packet that is too long for its carrier otherwise. */
export const XMP_RECIPE_PACKED = ['<atelier:packedRecipe>', '</atelier:packedRecipe>'] as const

/** JSON, in which everything that XML cannot hold is an escape: each string comes back exactly, lone surrogates too. */
const exact = (recipe: Recipe) =>
  escapeXml(
    JSON.stringify(recipe).replaceAll(
      /[\x7f-\x9f\ufffe\uffff]/g,
      character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  )

/** Deflated from UTF-16, which no text makes longer than two bytes a unit: what is all escapes or markup as XML still fits. */
const packed = (recipe: Recipe) => deflateRawSync(Buffer.from(JSON.stringify(recipe), 'utf16le')).toString('base64')

const packet = (properties: readonly string[]) => `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    xmlns:atelier="urn:atelier:recipe:1:">
${properties.map(property => `   ${property}\n`).join('')}  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`

/**
 * The XMP packet of a picture: that and by what it was made, its prompt, and the exact recipe. The prompt on its own is
 * left out where the packet would be longer than `maxBytes`, and then the recipe is packed; where that is too long as well,
 * what else the model took is left out.
 */
export const writeXmp = (recipe: Recipe, mark: SourceMark, maxBytes: number) => {
  const system = recipe.model ?? recipe.provider
  const always = [
    '<xmp:CreatorTool>Atelier</xmp:CreatorTool>',
    `<Iptc4xmpExt:DigitalSourceType>${DIGITAL_SOURCE_TYPES[mark]}</Iptc4xmpExt:DigitalSourceType>`,
    ...(system === null ? [] : [`<Iptc4xmpExt:AISystemUsed>${xmlText(system)}</Iptc4xmpExt:AISystemUsed>`]),
  ]
  const plain = XMP_RECIPE.join(exact(recipe))
  const whole = packet([
    ...always,
    plain,
    `<Iptc4xmpExt:AIPromptInformation>${xmlText(recipe.prompt)}</Iptc4xmpExt:AIPromptInformation>`,
  ])
  if (Buffer.byteLength(whole) <= maxBytes) return whole
  const bare = packet([...always, plain])
  if (Buffer.byteLength(bare) <= maxBytes) return bare
  const small = packet([...always, XMP_RECIPE_PACKED.join(packed(recipe))])
  if (Buffer.byteLength(small) <= maxBytes || !recipe.details) return small
  const details = { ...recipe.details, options: {} }
  return packet([...always, XMP_RECIPE_PACKED.join(packed({ ...recipe, details }))])
}
