// Norwegian organisation numbers: nine digits, of which the last is checked with weights modulo 11. Pure. Sandbox-safe.

const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2] as const;

/** Whether a text is an organisation number whose check digit is right. Spaces between the digits do not matter. */
export function isOrganisationNumber(text: string): boolean {
  const digits = text.replaceAll(' ', '');
  if (!/^\d{9}$/.test(digits)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(digits[8]);
}
