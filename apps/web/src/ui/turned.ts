import { nextTick } from 'vue'

/** Turns a switch. It shows what is so: where the change came to nothing it goes back, which Vue, for whom nothing has changed, would not do. */
export async function turned({ target }: Event, change: () => Promise<unknown>, isOn: () => boolean) {
  await change()
  await nextTick()
  if (target instanceof HTMLInputElement) target.checked = isOn()
}
