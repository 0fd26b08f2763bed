import { Component, computed, inject, model } from '@angular/core';
import type { Role } from '#libs/contracts';
import { Texts } from '../texts/texts';
import { operators } from '../texts/scopes/operators';
import { roles } from './operator-state';

/** What somebody may do, with a sentence on the role that is chosen. */
@Component({
  selector: 'p-role-field',
  template: `<label [for]="id">{{ t('role') }}</label>
    <select #box class="field" [id]="id" [attr.aria-describedby]="id + '-hint'" (change)="choose(box.value)">
      @for (role of roles; track role) {
        <option [value]="role" [selected]="role === chosen()">{{ t(names[role]) }}</option>
      }
    </select>
    <span class="quiet small" [id]="id + '-hint'">{{ hint() }}</span>`,
  styles: `
    label,
    span {
      display: block;
      margin-block-end: 4px;
    }
    label {
      font-weight: 550;
    }
    span {
      margin-block-start: 4px;
    }
  `,
})
export class RoleField {
  protected readonly t = inject(Texts).of(operators);
  protected readonly roles = roles;
  protected readonly names = roleTexts;
  protected readonly id = 'role-of-operator';
  readonly chosen = model.required<Role>();
  protected readonly hint = computed(() => this.t(roleHints[this.chosen()]));

  protected choose(value: string): void {
    const role = roles.find((one) => one === value);
    if (role) this.chosen.set(role);
  }
}

export const roleTexts = {
  operator: 'roles.operator',
  supervisor: 'roles.supervisor',
  administrator: 'roles.administrator',
  auditor: 'roles.auditor',
} as const satisfies Record<Role, string>;

const roleHints = {
  operator: 'roleHints.operator',
  supervisor: 'roleHints.supervisor',
  administrator: 'roleHints.administrator',
  auditor: 'roleHints.auditor',
} as const satisfies Record<Role, string>;
