import { removeKey } from '@atelier/contracts'
import { openDatabase } from '@atelier/db'
import { beforeAll, expect, test } from 'vitest'
import { makeKey, makeUser, setUpAdmin, type Asker } from '../../testing/people.ts'
import { describeStudio } from '../../testing/suite.ts'
import { teachPainter, PAINTER } from '../../testing/painter.ts'
import { until } from '../../testing/until.ts'
import { createWebUiClient, type Pictures } from './testing/client.ts'

interface Progress {
  readonly progress: number
  readonly state: { readonly job: string; readonly job_count: number }
}

const wish = (prompt: string, more: object = {}) => ({
  prompt,
  width: 256,
  height: 256,
  override_settings: { sd_model_checkpoint: PAINTER },
  ...more,
})
const BOTH = ['generations:write', 'images:read'] as const

describeStudio('two people with programs of their own', {}, my => {
  let people: { ana: Asker; ben: Asker }
  const held = new Set<() => void>()

  beforeAll(async () => {
    const ana = await setUpAdmin(my.studio)
    people = { ana, ben: await makeUser(my.studio, ana, 'ben', 'member') }
    const painter = teachPainter(my.studio)
    const paint = painter.script.paint
    painter.script.paint = async (request, options) => {
      if (!request.prompt.startsWith('held')) return paint(request, options)
      await new Promise<void>((resolve, reject) => {
        held.add(resolve)
        options?.signal.addEventListener('abort', () => reject(options.signal.reason as Error), { once: true })
      })
      return paint(request, options)
    }
  })

  async function clientOf(asker: Asker) {
    const key = await makeKey(my.studio, asker, [...BOTH])
    return { ...createWebUiClient(my.studio, key.headers), key }
  }
  const isBusy = (client: Pick<Awaited<ReturnType<typeof clientOf>>, 'get'>) =>
    until(async () => (await client.get<Progress>('progress')).progress > 0, { what: 'something being made' })

  test('see and stop their own work alone, through each key its own', async () => {
    const [ana, ben, bensOther] = [await clientOf(people.ana), await clientOf(people.ben), await clientOf(people.ben)]
    const anas = ana.post('txt2img', wish('held oriole', { force_task_id: 'task(same)' }))
    await isBusy(ana)
    // An admin may see everything, and still is not told of it here.
    for (const other of [ben, bensOther])
      expect(await other.get('progress')).toMatchObject({ progress: 0, state: { job: '', job_count: 0 } })
    const bens = ben.post<Pictures>('txt2img', wish('held golden oriole', { force_task_id: 'task(same)' }))
    await isBusy(ben)
    expect(await bensOther.get('progress')).toMatchObject({ progress: 0 })

    expect((await bensOther.post('interrupt')).status).toBe(200)
    expect((await ana.post('interrupt?id_task=task(same)')).status).toBe(200)
    expect(await anas).toMatchObject({ status: 409, body: { error: 'client.cancelled' } })
    expect(await ana.get('progress')).toMatchObject({ progress: 0 })
    expect(await ben.get<Progress>('progress')).toMatchObject({ state: { job: 'task(same)', job_count: 1 } })
    await until(() => held.size === 2, { what: 'both having been begun' })
    for (const go of held) go()
    const { status, body } = await bens
    expect([status, body.images.length]).toEqual([200, 1])
  })

  test('choose a model for their own key, which is forgotten with it', async () => {
    const [one, other] = [await clientOf(people.ben), await clientOf(people.ben)]
    const before = await other.get('options')
    expect((await one.post('options', { sd_model_checkpoint: 'atelier/sketch', some_other_option: 1 })).status).toBe(
      200,
    )
    expect(await one.get('options')).toMatchObject({ sd_model_checkpoint: 'atelier/sketch' })
    expect(await other.get('options')).toEqual(before)
    expect(
      (await one.make('txt2img', { prompt: 'an oriole of that key', width: 256, height: 256 })).told,
    ).toMatchObject({
      sd_model_name: 'atelier/sketch',
    })
    await my.studio.call(removeKey, { params: { id: one.key.id } }, people.ben.headers)
    const db = openDatabase(my.database.url)
    try {
      const rows = () => db.orm.select().from(db.tables.a1111Options)
      expect((await rows()).map(({ caller }) => caller)).toContain(one.key.id)
      for (const { upkeep } of my.studio.deps.modules)
        for (const round of [upkeep ?? []].flat())
          await round.round({ isFirst: false, signal: AbortSignal.timeout(5000) })
      expect((await rows()).map(({ caller }) => caller)).not.toContain(one.key.id)
    } finally {
      await db.close()
    }
  })
})
