import { expect, test } from 'vitest'
import { systemClock } from '../../../platform/clock.ts'
import { describeStores } from '../../../testing/store.ts'
import { until } from '../../../testing/until.ts'
import { openWorkshop } from '../../../testing/workshop.ts'
import { createQueueing, read, taken, takenLast } from './testing/queueing.ts'

describeStores('work that an engine has taken, and that nobody cancelled,', open => {
  test('goes on there when the studio is stopped', async () => {
    const store = await open()
    const queueing = createQueueing()
    const workshop = await openWorkshop(store, queueing)
    await workshop.start()
    const { id } = await workshop.add()
    await taken(store, id)
    await workshop.stop()
    expect(queueing.calls.map(({ signal }) => signal.aborted)).toEqual([true])
    expect(queueing.cancelled).toEqual([])
    expect(await read(store, id)).toMatchObject({ status: 'queued', jobs: { 0: 'job-7' } })
  })

  test('goes on there when the studio is stopped in the moment in which it was taken, and is found again', async () => {
    const store = await open()
    const queueing = createQueueing()
    queueing.script.generate = takenLast
    const workshop = await openWorkshop(store, queueing)
    await workshop.start()
    const { id } = await workshop.add()
    await until(() => queueing.calls.length === 1)
    await workshop.stop()
    expect(queueing.cancelled).toEqual([])
    expect(await read(store, id)).toMatchObject({ status: 'queued', jobs: { 0: 'job-of-the-last-moment' } })
  })

  test('goes on there when another process takes over', async () => {
    const store = await open()
    const frozen = createQueueing()
    const workshop = await openWorkshop(store, { ...frozen, leaseMs: 300, clock: systemClock })
    await workshop.start()
    const { id } = await workshop.add({ availableAt: new Date(), createdAt: new Date() })
    await taken(store, id)
    // As after a freeze: another process takes the generation, and this one notices.
    await store.db.orm.update(store.db.tables.generations).set({ leaseOwner: 'another process' })
    await until(() => frozen.calls.every(({ signal }) => signal.aborted), { what: 'the lease being missed' })
    await workshop.stop()
    expect(frozen.cancelled).toEqual([])
    expect(await read(store, id)).toMatchObject({ status: 'running', jobs: { 0: 'job-7' } })
  })

  test('goes on there also where it could not be written down before another process took over', async () => {
    const store = await open()
    const queueing = createQueueing()
    queueing.script.generate = takenLast
    const workshop = await openWorkshop(store, { ...queueing, leaseMs: 300, clock: systemClock })
    await workshop.start()
    await workshop.add({ availableAt: new Date(), createdAt: new Date() })
    await until(() => queueing.calls.length === 1)
    await store.db.orm.update(store.db.tables.generations).set({ leaseOwner: 'another process' })
    await until(() => queueing.calls.every(({ signal }) => signal.aborted), { what: 'the lease being missed' })
    await workshop.stop()
    expect(queueing.cancelled).toEqual([])
  })

  test('goes on there when it takes too long here', async () => {
    const store = await open()
    const queueing = createQueueing()
    const workshop = await openWorkshop(store, { ...queueing, timeoutMs: 100 })
    await workshop.start()
    const { id } = await workshop.add()
    await until(async () => (await read(store, id)).status === 'failed', { what: 'the deadline' })
    await workshop.stop()
    expect(queueing.cancelled).toEqual([])
  })
})
