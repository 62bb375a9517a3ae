/** A sampler of AUTOMATIC1111's own list, with its other names. */
interface KnownSampler {
  readonly name: string
  readonly aliases: readonly string[]
}

interface KnownScheduler {
  readonly name: string
  readonly label: string
  readonly rho: number
  readonly needsInnerModel: boolean
}

const sampler = (name: string, ...aliases: readonly string[]): KnownSampler => ({ name, aliases })

/** What clients have written into them, whatever the server lists. The last names of some are those of stable-diffusion.cpp. */
export const KNOWN_SAMPLERS: readonly KnownSampler[] = [
  sampler('DPM++ 2M', 'k_dpmpp_2m', 'dpm++2m', 'dpm++2mv2'),
  sampler('DPM++ SDE', 'k_dpmpp_sde'),
  sampler('DPM++ 2M SDE', 'k_dpmpp_2m_sde'),
  sampler('DPM++ 2M SDE Heun', 'k_dpmpp_2m_sde_heun'),
  sampler('DPM++ 2S a', 'k_dpmpp_2s_a', 'dpm++2s_a'),
  sampler('DPM++ 3M SDE', 'k_dpmpp_3m_sde'),
  sampler('Euler a', 'k_euler_a', 'k_euler_ancestral', 'euler_a'),
  sampler('Euler', 'k_euler'),
  sampler('LMS', 'k_lms'),
  sampler('Heun', 'k_heun'),
  sampler('DPM2', 'k_dpm_2', 'dpm2'),
  sampler('DPM2 a', 'k_dpm_2_a'),
  sampler('DPM fast', 'k_dpm_fast'),
  sampler('DPM adaptive', 'k_dpm_ad'),
  sampler('Restart', 'restart'),
  sampler('HeunPP2'),
  sampler('IPNDM'),
  sampler('IPNDM_V'),
  sampler('DEIS'),
  sampler('DDIM', 'ddim', 'ddim_trailing'),
  sampler('DDIM CFG++', 'ddim_cfgpp'),
  sampler('PLMS', 'plms'),
  sampler('UniPC', 'unipc'),
  sampler('LCM', 'k_lcm'),
]

const scheduler = (name: string, label: string, rho = -1, needsInnerModel = false): KnownScheduler => ({
  name,
  label,
  rho,
  needsInnerModel,
})

export const KNOWN_SCHEDULERS: readonly KnownScheduler[] = [
  scheduler('automatic', 'Automatic'),
  scheduler('uniform', 'Uniform', -1, true),
  scheduler('karras', 'Karras', 7),
  scheduler('exponential', 'Exponential'),
  scheduler('polyexponential', 'Polyexponential', 1),
  scheduler('sgm_uniform', 'SGM Uniform', -1, true),
  scheduler('kl_optimal', 'KL Optimal'),
  scheduler('align_your_steps', 'Align Your Steps'),
  scheduler('simple', 'Simple', -1, true),
  scheduler('normal', 'Normal', -1, true),
  scheduler('ddim', 'DDIM', -1, true),
  scheduler('beta', 'Beta', -1, true),
  scheduler('turbo', 'Turbo', -1, true),
]

/**
 * What AUTOMATIC1111 does not have, but clients of stable-diffusion.cpp have written into them: its server takes the same calls
 * and lists no names.
 */
const SDCPP_SAMPLERS = ['res_multistep', 'res_2s', 'tcd', 'er_sde'].map(name => sampler(name))
const SDCPP_SCHEDULERS = [
  ...['gits', 'smoothstep', 'lcm', 'bong_tangent'].map(name => scheduler(name, name)),
  scheduler('discrete', 'Uniform'),
  scheduler('ays', 'Align Your Steps'),
]

/** The one that leaves the choice to the sampler. */
const AUTOMATIC = 'automatic'

const plain = (name: string): string => name.trim().toLowerCase().replaceAll(/\s+/g, ' ')

/** A name as a list spells it, however it is written. */
export const findName = (names: readonly string[], asked: string): string | undefined =>
  names.find(name => plain(name) === plain(asked))

export const findKnownSampler = (asked: string): KnownSampler | undefined =>
  [...KNOWN_SAMPLERS, ...SDCPP_SAMPLERS].find(({ name, aliases }) => findName([name, ...aliases], asked) !== undefined)

export const findKnownScheduler = (asked: string): KnownScheduler | undefined =>
  [...KNOWN_SCHEDULERS, ...SDCPP_SCHEDULERS].find(({ name, label }) => findName([name, label], asked) !== undefined)

export const isAutomatic = (asked: string): boolean => plain(asked) === AUTOMATIC

/** Older clients name both in one: `DPM++ 2M Karras`. */
export function splitSampler(asked: string): { sampler: string; scheduler: string } | undefined {
  for (const { label } of KNOWN_SCHEDULERS) {
    const ending = ` ${plain(label)}`
    const name = plain(asked)
    if (name.endsWith(ending)) return { sampler: name.slice(0, -ending.length), scheduler: label }
  }
  return undefined
}
