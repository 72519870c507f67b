import { Search } from "lucide-react";
import { Form, Link } from "react-router";
import { useI18n } from "~/platform/i18n";
import { paths } from "~/platform/paths";
import { AsOf } from "~/ui/as-of";
import { Avatar } from "~/ui/avatar";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState, PageHead, Pager } from "~/ui/page";
import { Chip, DisciplineTag } from "~/ui/status";
import { Table, Td, Th } from "~/ui/table";
import type { DisciplineReview } from "./review-discipline.server";

type Person = DisciplineReview["people"][number];

/** The discipline head's page: their people across squads, judged by the squads' joint results first. */
export function DisciplinePage({ review, today }: { review: DisciplineReview; today: string }) {
  const { t, f, name } = useI18n();
  return (
    <>
      <PageHead
        title={t(`discipline_page.title.${review.discipline}`)}
        badges={<DisciplineTag discipline={review.discipline} />}
        description={[
          review.head ? t("unit.head", { name: name(review.head) }) : t("unit.no_head"),
          t("discipline_page.people", { count: review.page.total }),
          review.cycle ? name(review.cycle) : t("unit.no_cycle"),
        ].join(" · ")}
        actions={<AsOf value={review.asOf} today={today} />}
      />
      <Card
        flush
        title={t("discipline_page.people", { count: review.page.total })}
        hint={t("discipline_page.hint")}
        actions={
          <Form method="get" role="search" className="flex gap-2">
            <input type="hidden" name="asOf" value={review.asOf} />
            <input
              type="search"
              name="q"
              defaultValue={review.search}
              aria-label={t("discipline_page.search")}
              placeholder={t("discipline_page.search")}
              className="h-8 w-56 max-w-full rounded-control border border-line-2 bg-surface px-2.5 text-sm"
            />
            <Button aria-label={t("form.search")}>
              <Search size={14} aria-hidden />
            </Button>
          </Form>
        }
      >
        {review.people.length === 0 ? (
          <EmptyState title={t("discipline_page.empty")}>{t("discipline_page.empty_text")}</EmptyState>
        ) : (
          <Table
            label={t(`discipline_page.title.${review.discipline}`)}
            head={
              <>
                <Th>{t("discipline_page.column.person")}</Th>
                <Th>{t("discipline_page.column.unit")}</Th>
                <Th>{t("discipline_page.column.seats")}</Th>
                <Th right>{t("discipline_page.column.allocation")}</Th>
                <Th right>{t("discipline_page.column.last")}</Th>
              </>
            }
          >
            {review.people.map((person) => (
              <tr key={person.id}>
                <Td>
                  <Link
                    to={paths.person(person.id)}
                    className="flex min-w-40 items-center gap-2.5 hover:underline"
                  >
                    <Avatar person={person} discipline={review.discipline} size={32} />
                    <span>
                      <span className="block font-medium">{name(person)}</span>
                      <span className="block text-xs text-ink-3">
                        {name({ name: person.title, nameEn: person.titleEn })}
                      </span>
                    </span>
                  </Link>
                </Td>
                <Td className="text-ink-2">
                  {person.unitName ? name({ name: person.unitName, nameEn: person.unitNameEn ?? "" }) : "—"}
                </Td>
                <Td>
                  <Seats seats={person.seats} />
                </Td>
                <Td right>{person.allocation > 0 ? f.percent(person.allocation) : "—"}</Td>
                <Td right>
                  <Last person={person} />
                </Td>
              </tr>
            ))}
          </Table>
        )}
        <Pager {...review.page} />
      </Card>
    </>
  );
}

function Seats({ seats }: Pick<Person, "seats">) {
  const { t, f, name } = useI18n();
  if (seats.length === 0) return <span className="text-xs text-ink-3">{t("discipline_page.no_seat")}</span>;
  return (
    <ul className="flex flex-col gap-1">
      {seats.map((seat) => (
        <li key={`${seat.squadId}-${seat.role}`} className="flex flex-wrap items-center gap-2">
          <Link to={paths.squad(seat.squadId)} className="hover:underline">
            {name(seat)}
          </Link>
          <Chip>{t(`discipline_page.${seat.role}`)}</Chip>
          <span className="text-xs text-ink-3">{f.percent(seat.allocation)}</span>
          <span className="font-semibold">{seat.points === null ? "—" : f.score(seat.points)}</span>
        </li>
      ))}
    </ul>
  );
}

function Last({ person: { id, last } }: { person: Person }) {
  const { f, name } = useI18n();
  if (!last?.final) return "—";
  return (
    <Link to={paths.personResult(last.cycleId, id)} className="hover:underline">
      <span className="font-semibold">{f.score(last.final)}</span> {last.grade}
      <span className="block text-xs text-ink-3">
        {name({ name: last.cycleName, nameEn: last.cycleNameEn })}
      </span>
    </Link>
  );
}
