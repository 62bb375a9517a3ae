const whole = new Intl.NumberFormat('en')

export const pictures = (count: number) => count === 1 ? '1 picture' : `${whole.format(count)} pictures`
export const number = (count: number) => whole.format(count)
