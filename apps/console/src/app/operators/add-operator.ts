import { afterNextRender, Component, inject, output, signal, viewChildren } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { Role } from '#libs/contracts';
import { Live } from '../live/live';
import { Texts } from '../texts/texts';
import { operators } from '../texts/scopes/operators';
import { Modal } from '../ui/modal';
import { TextField } from '../ui/text-field';
import { seesEverySite } from './operator-state';
import { refusalText, type RefusalText } from './refusal';
import { RoleField } from './role-field';
import { SitesChoice } from './sites-choice';
import { StartPassword } from './start-password';

/** P3: adds somebody, then tells once how that person gets in. */
@Component({
  selector: 'p-add-operator',
  imports: [FormsModule, Modal, RoleField, SitesChoice, StartPassword, TextField],
  templateUrl: './add-operator.html',
  styleUrls: ['../ui/dialog-parts.css', './dialogs.css'],
})
export class AddOperator {
  readonly #live = inject(Live);
  protected readonly t = inject(Texts).of(operators);
  readonly done = output();
  protected readonly email = signal('');
  protected readonly name = signal('');
  protected readonly role = signal<Role>('operator');
  protected readonly sites = signal<readonly string[] | 'all'>('all');
  protected readonly busy = signal(false);
  protected readonly problem = signal<RefusalText | null>(null);
  protected readonly made = signal<{ operator: string; password: string | null } | null>(null);
  protected readonly everySite = seesEverySite;
  private readonly fields = viewChildren(TextField);

  constructor() {
    afterNextRender(() => this.fields()[0]?.focus());
  }

  protected async add(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    const sites = this.sites();
    const ack = await this.#live.send('operator.create', {
      email: this.email().trim(),
      name: this.name().trim(),
      role: this.role(),
      sites: sites === 'all' ? sites : [...sites],
    });
    this.busy.set(false);
    if (ack.ok) this.made.set({ operator: ack.result.operator, password: ack.result.initialPassword ?? null });
    else this.#refused(refusalText(ack));
  }

  protected problemAt(field: 'email' | 'name' | null): string {
    const problem = this.problem();
    return problem && fieldOf(problem) === field ? this.t(problem) : '';
  }

  #refused(problem: RefusalText): void {
    this.problem.set(problem);
    const field = fieldOf(problem);
    if (field) this.fields()[field === 'email' ? 0 : 1]?.focus();
  }
}

function fieldOf(problem: RefusalText): 'email' | 'name' | null {
  if (problem === 'refused.email' || problem === 'refused.emailTaken') return 'email';
  return problem === 'refused.name' ? 'name' : null;
}
