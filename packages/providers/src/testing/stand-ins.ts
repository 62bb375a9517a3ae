import { parseArgs } from 'node:util'
import { DIALECT_IDS } from '../openai/dialects/dialect.ts'
import { FLAVOURS } from './a1111/flavours.ts'
import { startWebUi } from './a1111/index.ts'
import { OWN_FAULTS as WEB_UI_FAULTS } from './a1111/state.ts'
import { OWN_FAULTS as COMFY_UI_FAULTS } from './comfyui/faults.ts'
import { startComfyUi } from './comfyui/index.ts'
import { workflows } from './comfyui/workflows/index.ts'
import { OWN_FAULTS as OPEN_AI_FAULTS } from './openai/faults.ts'
import { startOpenAiStandIn } from './openai/index.ts'
import { OWN_FAULTS as OPEN_ROUTER_FAULTS } from './openrouter/faults.ts'
import { startOpenRouterStandIn } from './openrouter/index.ts'
import { OWN_FAULTS as SD_CPP_FAULTS } from './sdcpp/answers.ts'
import { startSdCpp } from './sdcpp/index.ts'
import { httpFaults } from './upstream/http-faults.ts'
import { FAULTS as UPSTREAM_FAULTS, startUpstream } from './upstream/index.ts'

interface Wish {
  readonly port: number | undefined
  readonly key: string | undefined
  /** As which program it answers, where several speak its protocol. */
  readonly as: string | undefined
  /** How long a picture takes. */
  readonly seconds: number
}

interface Started {
  readonly close: () => Promise<void>
  /** How a studio comes to it. */
  readonly setUp: string
  /** What a prompt may ask for. */
  readonly faults: readonly string[]
}

const STEPS = 10
/** Of the name and password of a WebUI. */
const BETWEEN = ':'

const withHttpFaults = (own: readonly string[]) => [...new Set([...Object.keys(httpFaults), ...own])]

/** What is typed on the page of the engines. */
const onThePage = (kind: string, fields: Readonly<Record<string, string | undefined>>) =>
  [
    `On the page "Engines" add one of the kind ${kind} with`,
    '',
    ...Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : `  ${field.padEnd(12)}${value}`)),
  ].join('\n')

const oneOf = <const Names extends readonly string[]>(names: Names, name: string | undefined): Names[number] => {
  const found = names.find(candidate => candidate === (name ?? names[0]))
  if (found === undefined) throw new Error(`--as is one of ${names.join(', ')}.`)
  return found
}

const huggingface = async ({ port, key, seconds }: Wish): Promise<Started> => {
  const token = key === undefined ? {} : { token: key }
  const upstream = await startUpstream({ port: port ?? 0, latencyMs: seconds * 1000, pollsUntilDone: 3, ...token })
  const { routerUrl, hubUrl, endpointUrl, close } = upstream
  const environment = { HF_ROUTER_URL: routerUrl, HF_HUB_URL: hubUrl, ALLOW_PRIVATE_NETWORK: 'true' }
  const set = Object.entries({ ...environment, HF_TOKEN: key ?? 'hf_anything' }).map(pair => pair.join('='))
  const setUp = `Start the studio with\n\n  ${set.join(' ')} npm start\n\nAn endpoint of your own: ${endpointUrl}`
  return { close, setUp, faults: UPSTREAM_FAULTS }
}

const openai = async ({ port, key, as, seconds }: Wish): Promise<Started> => {
  const dialect = oneOf(DIALECT_IDS, as)
  const { baseUrl, close } = await startOpenAiStandIn({
    dialect,
    port: port ?? 0,
    apiKey: key,
    latencyMs: seconds * 1000,
  })
  const setUp = onThePage('OpenAI-compatible', { Address: baseUrl, 'API key': key, Server: dialect })
  return { close, setUp, faults: withHttpFaults(OPEN_AI_FAULTS) }
}

const openrouter = async ({ port, key }: Wish): Promise<Started> => {
  const apiKey = key ?? 'sk-or-anything'
  const { baseUrl, close } = await startOpenRouterStandIn({ port: port ?? 0, apiKey })
  const setUp = onThePage('OpenRouter', { 'API key': apiKey, Address: baseUrl })
  return { close, setUp, faults: withHttpFaults(OPEN_ROUTER_FAULTS) }
}

const a1111 = async ({ port, key, as, seconds }: Wish): Promise<Started> => {
  const flavour = oneOf(FLAVOURS, as)
  const [username, password] = key?.split(BETWEEN) ?? []
  const who = username !== undefined && password !== undefined ? { username, password } : {}
  // The studio looks once a second.
  const { url, close } = await startWebUi({ port: port ?? 7860, flavour, looksUntilDone: seconds, ...who })
  const setUp = onThePage('Stable Diffusion WebUI', { Address: url, 'User name': username, Password: password })
  return { close, setUp, faults: withHttpFaults(WEB_UI_FAULTS) }
}

const comfyui = async ({ port, key, as, seconds }: Wish): Promise<Started> => {
  const { url, close } = await startComfyUi({
    port: port ?? 8188,
    era: oneOf(['new', 'old'], as),
    steps: STEPS,
    stepMs: (seconds * 1000) / STEPS,
    ...(key !== undefined && { apiKey: key }),
  })
  return {
    close,
    setUp: onThePage('ComfyUI', { Address: url, Key: key }),
    faults: withHttpFaults(COMFY_UI_FAULTS),
  }
}

const sdcpp = async ({ port, seconds }: Wish): Promise<Started> => {
  const { url, close } = await startSdCpp({ port: port ?? 1234, looksUntilDone: seconds })
  return { close, setUp: onThePage('stable-diffusion.cpp', { Address: url }), faults: withHttpFaults(SD_CPP_FAULTS) }
}

const STAND_INS = { huggingface, openai, openrouter, a1111, comfyui, sdcpp }
const isKind = (kind: string): kind is keyof typeof STAND_INS => Object.hasOwn(STAND_INS, kind)

const OPTIONS = {
  port: { type: 'string' },
  key: { type: 'string' },
  as: { type: 'string' },
  seconds: { type: 'string' },
  workflow: { type: 'string' },
} as const

const read = (args: readonly string[]) => parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })

/** The workflow that a command line asks for, `comfyui --workflow sd15`, as ComfyUI exports it; undefined where it asks for none. */
export const workflowNamed = (args: readonly string[]): string | undefined => {
  const { workflow } = read(args).values
  if (workflow === undefined) return undefined
  const graph = Object.entries(workflows).find(([name]) => name === workflow)?.[1]
  if (!graph) throw new Error(`--workflow is one of ${Object.keys(workflows).join(', ')}.`)
  return JSON.stringify(graph, undefined, 2)
}

/** Starts the stand-in that a command line names: `comfyui --port 8188 --key sesame --as old --seconds 5`. */
export const startNamed = async (args: readonly string[]) => {
  const { values, positionals } = read(args)
  const [kind = 'huggingface'] = positionals
  if (!isKind(kind)) throw new Error(`Say for whom it stands in: ${Object.keys(STAND_INS).join(', ')}.`)
  const { port, key, as, seconds = '2' } = values
  const started = await STAND_INS[kind]({
    key,
    as,
    port: port === undefined ? undefined : Number(port),
    seconds: Number(seconds),
  })
  return { ...started, kind }
}
