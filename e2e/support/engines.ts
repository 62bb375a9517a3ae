import type { Engine } from '@atelier/contracts'
import {
  startComfyUi,
  startOpenAiStandIn,
  startOpenRouterStandIn,
  startSdCpp,
  startWebUi,
} from '@atelier/providers/testing'
import type { Locator, Page } from '@playwright/test'
import { startStudio, type StudioProcess } from './studio.ts'
import { openOptions } from './studio-page.ts'
import { expect, test as base } from './test.ts'

/** As keys look, and of nobody. */
export const KEY = 'sk-standInKeyOfNobody1234'

interface StandIn {
  readonly requests: readonly { readonly method: string; readonly raw: Uint8Array }[]
  readonly close: () => Promise<void>
}

/** A kind of engine with its stand-in, as somebody sets it up. */
export interface TriedKind {
  /** As the dialog calls it. */
  readonly name: string
  readonly start: () => Promise<{ standIn: StandIn; address: string }>
  /** What is typed besides the address. */
  readonly typed: Readonly<Record<string, string>>
  /** Of those the one that is a secret, and what is said where it is wrong. */
  readonly secret?: string
  /** What is said of another program at its address. */
  readonly elsewhere: RegExp
  readonly model: string
  /** An option of the model, and how what was chosen is sent. */
  readonly option: { readonly title: string; readonly choice: string; readonly sent: RegExp }
}

export const webUi: TriedKind = {
  name: 'Stable Diffusion WebUI',
  start: async () => {
    const standIn = await startWebUi({ username: 'studio', password: 'right' })
    return { standIn, address: standIn.url }
  },
  typed: { 'User name': 'studio', Password: 'right' },
  secret: 'Password',
  elsewhere: /answers ComfyUI/,
  model: 'sd_xl_base_1.0',
  option: { title: 'Sampler', choice: 'Euler a', sent: /"sampler_name":"Euler a"/ },
}

export const sdCpp: TriedKind = {
  name: 'stable-diffusion.cpp',
  start: async () => {
    const standIn = await startSdCpp()
    return { standIn, address: standIn.url }
  },
  typed: {},
  elsewhere: /ComfyUI/,
  model: 'z-image-turbo-Q4',
  option: { title: 'Scheduler', choice: 'karras', sent: /"scheduler":"karras"/ },
}

export const openAi: TriedKind = {
  name: 'OpenAI-compatible',
  start: async () => {
    const standIn = await startOpenAiStandIn({ apiKey: KEY })
    return { standIn, address: standIn.baseUrl }
  },
  typed: { 'API key': KEY },
  secret: 'API key',
  elsewhere: /answers ComfyUI|no such API/,
  model: 'gpt-image-1.5',
  option: { title: 'Quality', choice: 'low', sent: /"quality":"low"/ },
}

export const openRouter: TriedKind = {
  name: 'OpenRouter',
  start: async () => {
    const standIn = await startOpenRouterStandIn({ apiKey: KEY })
    return { standIn, address: standIn.baseUrl }
  },
  typed: { 'API key': KEY },
  secret: 'API key',
  elsewhere: /is not OpenRouter|does not answer under this address/,
  model: 'GPT Image 2',
  option: { title: 'Background', choice: 'opaque', sent: /"background":"opaque"/ },
}

export const comfyUi: TriedKind = {
  name: 'ComfyUI',
  start: async () => {
    const standIn = await startComfyUi({ apiKey: KEY })
    return { standIn, address: standIn.url }
  },
  typed: { Key: KEY },
  secret: 'Key',
  elsewhere: /looks like AUTOMATIC1111/,
  model: 'bottle',
  option: { title: 'Sampler', choice: 'dpmpp_2m', sent: /"sampler_name":"dpmpp_2m"/ },
}

/** A program at whose address another one was expected. */
export const startOther = async (kind: TriedKind) => (kind === comfyUi ? startWebUi() : startComfyUi())

interface Fixtures {
  /** What pictures cost is a part of the page that a studio may not answer yet. */
  costs: void
}

interface WorkerFixtures {
  /** A studio whose engines no other journey sees. */
  engines: StudioProcess
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  engines: [
    async ({}, use) => {
      const studio = await startStudio()
      await use(studio)
      await studio.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  costs: [
    async ({ complaints, engines, request }, use) => {
      await use()
      const answer = await request.get(`${engines.url}/api/v1/costs`)
      if (answer.status() !== 404) return
      const others = complaints.splice(0).filter(complaint => !complaint.includes('status of 404'))
      complaints.push(...others)
    },
    { auto: true },
  ],
})

export const button = (on: Page | Locator, name: string | RegExp) =>
  on.getByRole('button', { name, exact: typeof name === 'string' })
export const row = (page: Page, name: string) =>
  page
    .locator('.engines')
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) })

/** Through the API, where the form is not what is tried. */
export async function addEngine(page: Page, studioUrl: string, body: object): Promise<Engine> {
  const answer = await page.request.post(`${studioUrl}/api/v1/engines`, { data: body })
  expect(answer.status()).toBe(201)
  return (await answer.json()) as Engine // by the contract of createEngine
}

export async function openForm(page: Page, kind: TriedKind): Promise<Locator> {
  await button(page, 'Add an engine').click()
  await page.getByRole('dialog', { name: 'Add an engine' }).getByRole('button', { name: kind.name }).click()
  const form = page.getByRole('dialog', { name: `Add ${kind.name}` })
  await expect(form).toBeVisible()
  return form
}

/** Opens the studio, and chooses a model there. */
export async function chooseModel(page: Page, studioUrl: string, model: string) {
  await page.goto(`${studioUrl}/?choose=model`)
  const picker = page.getByRole('dialog', { name: 'Choose a model' })
  await picker.getByRole('combobox', { name: 'Search models' }).fill(model)
  await picker.getByRole('option').filter({ hasText: model }).first().click()
  await expect(picker).toHaveCount(0)
}

/** A picture by a model, with one of its own options, as a person makes it. */
export async function makePicture(page: Page, studioUrl: string, { model, option }: TriedKind, prompt: string) {
  await chooseModel(page, studioUrl, model)
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  await openOptions(page)
  if ((await page.locator('details.more').getAttribute('open')) === null) await page.getByText('More options').click()
  await page.getByRole('combobox', { name: option.title, exact: true }).selectOption(option.choice)
  await button(page, /^Generate/).click()
  await expect(page.getByRole('article', { name: prompt }).getByRole('link', { name: 'Picture 1 of 1' })).toBeVisible()
}

/** All that a stand-in was sent. */
export const sentTo = ({ requests }: StandIn) =>
  requests
    .filter(({ method }) => method === 'POST')
    .map(({ raw }) => Buffer.from(raw).toString('utf8'))
    .join('\n')
