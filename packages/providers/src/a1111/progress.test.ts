import { expect, test } from 'vitest'
import type { Preview } from '../port/engine.ts'
import { openWebUi, webUiRequest } from '../testing/a1111/open.ts'
import { closedAfterEach } from '../testing/opened.ts'

const { signal } = new AbortController()
const open = closedAfterEach(openWebUi)

test.each(['a1111', 'forge', 'old', 'sdnext'] as const)('%s tells how far it is, and shows it', async flavour => {
  const { engine } = await open({ maxUnknownLooks: 3 }, { flavour, looksUntilDone: 20 })
  const seen: number[] = []
  const previews: Preview[] = []
  await engine.generate(webUiRequest(), {
    signal,
    onProgress: progress => seen.push(progress),
    onPreview: preview => previews.push(preview),
  })
  expect(seen[0]).toBe(0.02)
  expect(new Set(seen).size).toBeGreaterThan(3)
  expect(previews.length).toBeGreaterThan(0)
  expect(new Set(previews.map(({ mimeType }) => mimeType))).toEqual(new Set(['image/jpeg']))
})

test.each(['preview-garbage', 'preview-huge'] as const)('a %s is dropped, and the picture is made', async fault => {
  const { engine, standIn } = await open()
  standIn.fault(fault)
  const previews: Preview[] = []
  const { bytes } = await engine.generate(webUiRequest(), { signal, onPreview: preview => previews.push(preview) })
  expect([bytes.byteLength > 0, previews]).toEqual([true, []])
})

test('looks that fail spoil nothing', async () => {
  const { engine, standIn } = await open()
  await engine.start()
  for (const fault of ['server-error', 'maintenance', 'reset-before-answer', 'gzip-bomb', 'json'] as const)
    standIn.fault(fault, { at: 'POST /internal/progress' })
  await expect(engine.generate(webUiRequest(), { signal })).resolves.toMatchObject({ bytes: expect.any(Uint8Array) })
})

test('the name of our task is told once the server has it', async () => {
  const { engine } = await open()
  const jobs: string[] = []
  await engine.generate(webUiRequest(), { signal, onAccepted: job => jobs.push(job) })
  expect(jobs).toEqual(['task(test-1)'])
})

test('what a studio that is gone left behind is stopped, and the picture made once', async () => {
  const { engine, standIn } = await open({}, { looksUntilDone: Number.POSITIVE_INFINITY })
  await engine.start()
  void standIn.jobs.run('task(of-a-studio-that-is-gone)', 'scripts_txt2img')
  const picture = engine.generate(webUiRequest(), { signal, job: 'task(of-a-studio-that-is-gone)' })
  await standIn.until(({ kind, status }) => kind === 'interrupt' && status === 200)
  standIn.set({ looksUntilDone: 1 })
  await expect(picture).resolves.toMatchObject({ bytes: expect.any(Uint8Array) })
  expect(standIn.made()).toBe(1)
})
