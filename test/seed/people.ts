import type { Role, SiteConfiguration } from '#libs/contracts';

export interface Colleague {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Names of sites; all where nothing is said. */
  readonly sites?: readonly string[];
}

/** The first one is the administrator that Parley begins with. */
export const colleagues: readonly Colleague[] = [
  { name: 'Ingrid Solberg', email: 'admin@example.com', role: 'administrator' },
  { name: 'Maya Okafor', email: 'maya@example.com', role: 'supervisor' },
  { name: 'Henrik Falk', email: 'henrik@example.com', role: 'supervisor' },
  { name: 'Ruth Adeyemi', email: 'ruth@example.com', role: 'auditor' },
  { name: 'Tomás Herrera', email: 'tomas@example.com', role: 'operator' },
  { name: 'Priya Nair', email: 'priya@example.com', role: 'operator' },
  { name: 'Jonas Weber', email: 'jonas@example.com', role: 'operator' },
  { name: 'Aiko Tanaka', email: 'aiko@example.com', role: 'operator' },
  { name: 'Lena Novak', email: 'lena@example.com', role: 'operator' },
  { name: 'Samuel Boateng', email: 'samuel@example.com', role: 'operator' },
  { name: 'Clara Dubois', email: 'clara@example.com', role: 'operator', sites: ['Quayside Books'] },
  { name: 'Emre Yıldız', email: 'emre@example.com', role: 'operator', sites: ['Lindholm Furniture', 'Harbour Cycles'] },
];
/** Of all of them, printed once. */
export const passwordOfAll = 'an afternoon by the harbour';

const site = (name: string, origin: string, accent: string, greeting: string): SiteConfiguration => ({
  ...{ name, origins: [origin], accent, greeting, preChatFields: ['name', 'email'], contextEndpoint: null },
});
export const sites: readonly SiteConfiguration[] = [
  site('Harbour Cycles', 'https://harbour-cycles.example', '#0b6e6e', 'Hello! Which bicycle may we help you with?'),
  site('Lindholm Furniture', 'https://lindholm.example', '#2d55d8', 'Good day. Ask us about deliveries and returns.'),
  site('Quayside Books', 'https://quayside-books.example', '#8a3b12', 'Looking for a book? We are here.'),
];

export const visitorNames: readonly string[] = [
  ...['Hannah Lindqvist', 'Daniel Brandt', 'Sofia Marchetti', 'Oliver Grant', 'Amara Nwosu', 'Lucas Moreau'],
  ...['Ewa Kowalska', 'Mateus Ferreira', 'Zoë van Dijk', 'Noah Fischer', 'Leila Haddad', 'Patrick O’Connor'],
  ...['Björk Einarsdóttir', 'Kenji Mori', 'Fatima Zahra', 'Viktor Petrov', 'Isabel Romero', 'Thandiwe Dube'],
  ...['Anders Holm', 'Chloé Bernard', 'Raj Malhotra', 'Greta Vogel', 'Marco Bianchi', 'Siobhán Kelly'],
  ...['Tuấn Nguyễn', 'Elif Demir', 'Jakub Novotný', 'Mia Johansson', 'Yusuf Kaya', 'Rosa Delgado'],
];
export const places: readonly { language: string; timeZone: string }[] = [
  { language: 'en-GB', timeZone: 'Europe/London' },
  { language: 'de-DE', timeZone: 'Europe/Berlin' },
  { language: 'fr-FR', timeZone: 'Europe/Paris' },
  { language: 'es-ES', timeZone: 'Europe/Madrid' },
  { language: 'en-US', timeZone: 'America/New_York' },
  { language: 'sv-SE', timeZone: 'Europe/Stockholm' },
];
