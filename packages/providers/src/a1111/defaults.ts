/** What suits a checkpoint, as far as its name tells. */
export interface Suits {
  /** Of a square, in pixels. */
  readonly side: number
  readonly steps: number
  readonly guidance: number
  /** The first of these that the server has. */
  readonly samplers: readonly string[]
  readonly schedulers: readonly string[]
  /** Whether its guidance was distilled into it, and is a parameter of its own. */
  readonly isDistilled: boolean
}

const EULER = ['Euler', 'euler', 'Euler A', 'Default']
const USUAL = ['DPM++ 2M Karras', 'DPM++ 2M', 'dpm++2m', 'Euler a', 'Euler A', 'euler_a', 'Default']
const FLOW = { samplers: EULER, schedulers: ['Simple', 'simple', 'Automatic'], isDistilled: false }
const CLASSIC = { samplers: USUAL, schedulers: ['Karras', 'karras', 'Automatic'], isDistilled: false }
const FAST = { samplers: ['Euler a', 'Euler A', 'euler_a', 'Default'], schedulers: ['SGM Uniform', 'Automatic'] }

/** The first that fits counts. */
const BY_NAME: readonly { readonly name: RegExp; readonly suits: Suits }[] = [
  { name: /schnell|klein/i, suits: { ...FLOW, side: 1024, steps: 4, guidance: 1 } },
  { name: /flux|chroma/i, suits: { ...FLOW, side: 1024, steps: 20, guidance: 1, isDistilled: true } },
  { name: /z[-_ ]?image.*turbo/i, suits: { ...FLOW, side: 1024, steps: 9, guidance: 1 } },
  { name: /qwen|z[-_ ]?image|hidream|lumina/i, suits: { ...FLOW, side: 1024, steps: 20, guidance: 4 } },
  { name: /sd[-_ ]?3|stable[-_ ]diffusion[-_ ]3/i, suits: { ...FLOW, side: 1024, steps: 28, guidance: 4.5 } },
  {
    name: /(xl|pony|illustrious|noobai).*(turbo|lightning|hyper|lcm|dmd)|(turbo|lightning|hyper|lcm|dmd).*xl/i,
    suits: { ...FAST, isDistilled: false, side: 1024, steps: 8, guidance: 1.5 },
  },
  { name: /xl|pony|illustrious|noobai/i, suits: { ...CLASSIC, side: 1024, steps: 25, guidance: 6 } },
  {
    name: /turbo|lightning|hyper|lcm/i,
    suits: { ...FAST, isDistilled: false, side: 512, steps: 6, guidance: 1.5 },
  },
  { name: /768|v2-1|sd[-_ ]?2/i, suits: { ...CLASSIC, side: 768, steps: 25, guidance: 7 } },
]

export const suitsOf = (name: string): Suits =>
  BY_NAME.find(one => one.name.test(name))?.suits ?? { ...CLASSIC, side: 512, steps: 20, guidance: 7 }

/** The first of what is preferred that there is, else the first that there is. */
export const preferred = (names: readonly string[], wanted: readonly string[]): string | undefined =>
  wanted.find(name => names.includes(name)) ?? names[0]
