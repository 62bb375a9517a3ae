/** What is told never falls, whatever a server says: another attempt may begin where the last had got further already. */
export const neverFalling = (tell: ((progress: number) => void) | undefined) => {
  let highest = 0
  return (progress: number) => {
    highest = Math.max(highest, progress)
    tell?.(highest)
  }
}
