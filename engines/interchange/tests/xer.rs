//! Primavera files: what is read.

use interchange::{Format, Programme, ResourceKind, read, write, xer};
use jiff::civil::DateTime;
use scheduling::*;

/// A project with the given options of scheduling and further tables, beginning on Monday 4 May 2026.
fn file(options: &str, tables: &str) -> Programme {
    let text = format!(
        "ERMHDR\t22.12\t2026-05-01\tProject\tadmin\tAdmin\tdb\tProject Management\tUSD\r\n\
         %T\tPROJECT\r\n%F\tproj_id\tproj_short_name\tclndr_id\tlast_recalc_date\tplan_start_date\tplan_end_date\r\n\
         %R\t7\tFENCE\t1\t2026-05-04 08:00\t2026-05-04 08:00\t2026-06-30 17:00\r\n\
         %T\tCALENDAR\r\n%F\tclndr_id\tclndr_name\tbase_clndr_id\tclndr_data\r\n\
         %R\t1\tSite\t\t(0||CalendarData()((0||DaysOfWeek()((0||1()())(0||2()((0||0(f|17:00|s|08:00)())))(0||3()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))(0||4()())(0||5()())(0||6()())(0||7()((0||0(s|00:00|f|00:00)())))))(0||Exceptions()((0||0(d|46147)())))))\r\n\
         %R\t2\tCrew\t1\t(0||CalendarData()((0||Exceptions()((0||0(d|46154)((0||0(s|08:00|f|10:00)())))))))\r\n\
         {options}{tables}%E\r\n"
    );
    read(&xer::encode(&text, &mut Vec::new()), Format::Xer).unwrap()
}

fn tasks(rows: &[&str]) -> String {
    let columns = "task_id\tproj_id\twbs_id\tclndr_id\ttask_code\ttask_name\ttask_type\tstatus_code\ttarget_drtn_hr_cnt\t\
                   remain_drtn_hr_cnt\tcstr_type\tcstr_date\tcstr_type2\tcstr_date2\tact_start_date\tact_end_date";
    rows.iter().fold(format!("%T\tTASK\r\n%F\t{columns}\r\n"), |all, row| format!("{all}%R\t{row}\r\n"))
}

fn at(text: &str) -> DateTime {
    text.parse().unwrap()
}

#[test]
fn weeks_exceptions_and_bases_of_calendars() {
    let programme = file("", "");
    let minutes = |c: usize, day: &str| programme.network.calendars[c].minutes_on(day.parse().unwrap());
    // Monday, Tuesday with a break, no Wednesday, Saturday round the clock.
    assert_eq!(["2026-05-11", "2026-05-12", "2026-05-13", "2026-05-16"].map(|d| minutes(0, d)), [540, 480, 0, 1440]);
    // 46147 is 5 May 2026, off for both; 46154 is the Tuesday after, short for the crew alone.
    assert_eq!([minutes(0, "2026-05-05"), minutes(1, "2026-05-05")], [0, 0]);
    assert_eq!([minutes(0, "2026-05-12"), minutes(1, "2026-05-12")], [480, 120]);
}

#[test]
fn kinds_progress_and_constraints_of_activities() {
    let wbs = "%T\tPROJWBS\r\n%F\twbs_id\tproj_id\tproj_node_flag\tparent_wbs_id\twbs_short_name\twbs_name\r\n\
               %R\t10\t7\tY\t\tF\tFence job\r\n%R\t11\t7\tN\t10\tS\tSite\r\n";
    let rows = [
        "1\t7\t11\t1\tA10\tDig\tTT_Task\tTK_NotStart\t16\t12\tCS_MSOA\t2026-05-09 08:00\tCS_MEOB\t2026-05-16 12:00\t\t",
        "2\t7\t10\t2\tA20\tDone\tTT_FinMile\tTK_NotStart\t0\t0\tCS_ALAP\t\t\t\t\t",
        "3\t7\t11\t1\tA30\tSupervise\tTT_LOE\tTK_NotStart\t8\t8\t\t\t\t\t\t",
        "4\t7\t11\t1\tA40\tPour\tTT_Task\tTK_Active\t40\t10.5\t\t\t\t\t2026-05-01 08:00\t",
        "5\t7\t11\t1\tA50\tPermit\tTT_Task\tTK_Complete\t8\t0\tCS_MANDFIN\t2026-05-01 17:00\t\t\t2026-05-01 08:00\t2026-05-01 17:00",
        "9\t8\t11\t1\tX10\tOf another project\tTT_Task\tTK_NotStart\t8\t8\t\t\t\t\t\t",
    ];
    let programme = file("", &(wbs.to_owned() + &tasks(&rows)));
    let t = |id: &str| programme.network.tasks.iter().find(|t| t.id == id).unwrap();
    assert_eq!((programme.name.as_str(), programme.network.tasks.len()), ("Fence job", 6));
    assert_eq!((t("1").parent.as_deref(), t("2").parent.as_deref()), (Some("wbs-11"), None));
    assert_eq!((t("1").duration, t("1").deadline), (720, Some(at("2026-05-16T12:00"))));
    assert_eq!(t("1").constraint, Constraint::StartNoEarlierThan(at("2026-05-09T08:00")));
    assert_eq!(
        (t("2").kind, t("2").calendar, t("2").constraint),
        (TaskKind::Milestone, Some(1), Constraint::AsLateAsPossible)
    );
    assert_eq!(t("3").kind, TaskKind::LevelOfEffort);
    assert_eq!((t("4").duration, t("4").progress.remaining), (2400, Some(630)));
    assert_eq!(t("5").progress.actual_finish, Some(at("2026-05-01T17:00")));
    assert_eq!(programme.network.must_finish_by, Some(at("2026-06-30T17:00")));
}

#[test]
fn options_decide_lags_and_progress() {
    let options = |lag: &str, retained: &str, forced: &str| {
        format!(
            "%T\tSCHEDOPTIONS\r\n%F\tproj_id\tsched_calendar_on_relationship_lag\tsched_retained_logic\tsched_progress_override\r\n\
             %R\t7\t{lag}\t{retained}\t{forced}\r\n"
        )
    };
    let rows = [
        "1\t7\t\t1\tA\tA\tTT_Task\tTK_NotStart\t8\t8\t\t\t\t\t\t",
        "2\t7\t\t1\tB\tB\tTT_Task\tTK_NotStart\t8\t8\t\t\t\t\t\t",
    ];
    let links = "%T\tTASKPRED\r\n%F\ttask_pred_id\ttask_id\tpred_task_id\tpred_type\tlag_hr_cnt\r\n%R\t1\t2\t1\tPR_SS\t-2,5\r\n";
    let of = |lag: &str, retained: &str, forced: &str| {
        let network = file(&options(lag, retained, forced), &(tasks(&rows) + links)).network;
        (network.links[0].clone(), network.progress_rule)
    };
    let link = Link::new("1", "2").kind(LinkKind::StartStart).lag(-150);
    assert_eq!(of("rcal_Predecessor", "Y", "N"), (link.clone(), ProgressRule::RetainedLogic));
    assert_eq!(
        of("rcal_24Hour", "N", "Y"),
        (link.clone().lag_on(LagCalendar::Elapsed), ProgressRule::ProgressOverride)
    );
    assert_eq!(
        of("rcal_ProjDefault", "N", "N"),
        (link.clone().lag_on(LagCalendar::Project), ProgressRule::ActualDates)
    );
    assert_eq!(of("rcal_Successor", "Y", "N").0, link.lag_on(LagCalendar::Successor));
}

#[test]
fn an_activity_that_depends_on_its_resource_works_when_that_does() {
    let rows = ["1\t7\t\t1\tA\tA\tTT_Rsrc\tTK_NotStart\t8\t8\t\t\t\t\t\t"];
    let resources = "%T\tRSRC\r\n%F\trsrc_id\trsrc_name\trsrc_type\tclndr_id\r\n%R\t5\tCrew A\tRT_Labor\t2\r\n\
                     %T\tTASKRSRC\r\n%F\ttaskrsrc_id\ttask_id\trsrc_id\ttarget_qty\ttarget_qty_per_hr\r\n%R\t1\t1\t5\t8\t0.5\r\n";
    let programme = file("", &(tasks(&rows) + resources));
    assert_eq!(programme.network.tasks[0].calendar, Some(1));
    assert_eq!((programme.resources[0].kind, programme.assignments[0].work), (ResourceKind::Labour, Some(480)));
    // Written again, the activity still names its own calendar.
    assert_eq!(read(&write(&programme, Format::Xer).bytes, Format::Xer).unwrap(), programme);
}

#[test]
fn codes_custom_fields_and_other_tables_are_kept() {
    let rows = ["1\t7\t\t1\tA\tA\tTT_Task\tTK_NotStart\t8\t8\t\t\t\t\t\t"];
    let codes = "%T\tACTVTYPE\r\n%F\tactv_code_type_id\tactv_code_type\r\n%R\t3\tPhase\r\n\
                 %T\tACTVCODE\r\n%F\tactv_code_id\tactv_code_type_id\tshort_name\r\n%R\t30\t3\tROUGH\r\n\
                 %T\tTASKACTV\r\n%F\ttask_id\tactv_code_type_id\tactv_code_id\r\n%R\t1\t3\t30\r\n\
                 %T\tUDFTYPE\r\n%F\tudf_type_id\ttable_name\tudf_type_label\r\n%R\t4\tTASK\tInspector\r\n\
                 %T\tUDFVALUE\r\n%F\tudf_type_id\tfk_id\tudf_text\r\n%R\t4\t1\tJos\u{e9} \u{20ac}\r\n\
                 %T\tCURRTYPE\r\n%F\tcurr_id\tcurr_symbol\r\n%R\t1\t\u{a3}\r\n";
    let programme = file("", &(tasks(&rows) + codes));
    let values: Vec<_> = programme.activities[0].fields.iter().map(|f| (f.field.as_str(), f.value.as_str())).collect();
    assert_eq!(values, [("code-3", "ROUGH"), ("udf-4", "Jos\u{e9} \u{20ac}")]);
    // In the file's own encoding a euro and a pound are one byte each.
    let bytes = write(&programme, Format::Xer).bytes;
    assert!(bytes.contains(&0x80) && bytes.contains(&0xa3) && std::str::from_utf8(&bytes).is_err());
    assert_eq!(read(&bytes, Format::Xer).unwrap(), programme);
}

#[test]
fn letters_that_the_encoding_has_not_are_told() {
    let mut programme = file("", &tasks(&["1\t7\t\t1\tA\tA\tTT_Task\tTK_NotStart\t8\t8\t\t\t\t\t\t"]));
    programme.network.tasks[0].name = "\u{5899} wall".into();
    let written = write(&programme, Format::Xer);
    assert_eq!(written.diagnostics[0].code, "interchange.characters");
    assert_eq!(read(&written.bytes, Format::Xer).unwrap().network.tasks[0].name, "? wall");
}

#[test]
fn a_copy_of_the_project_is_its_baseline() {
    let copy = "8\t\tFENCE - B1\t7\t2026-05-04 08:00\t2026-05-04 08:00";
    let text = format!(
        "ERMHDR\t22.12\n%T\tPROJECT\n%F\tproj_id\tclndr_id\tproj_short_name\torig_proj_id\tlast_recalc_date\tplan_start_date\n\
         %R\t{copy}\n%R\t7\t\tFENCE\t\t2026-05-04 08:00\t2026-05-04 08:00\n\
         %T\tTASK\n%F\ttask_id\tproj_id\ttask_code\ttask_name\ttarget_start_date\ttarget_end_date\ttarget_drtn_hr_cnt\n\
         %R\t80\t8\tA10\tDig\t2026-05-04 08:00\t2026-05-04 17:00\t8\n%R\t1\t7\tA10\tDig\t2026-05-06 08:00\t2026-05-06 17:00\t8\n%E\n"
    );
    let programme = read(text.as_bytes(), Format::Xer).unwrap();
    assert_eq!(programme.network.tasks.len(), 1);
    let baseline = &programme.activities[0].baselines[0];
    assert_eq!((baseline.start, baseline.duration), (Some(at("2026-05-04T08:00")), Some(480)));
    let again = read(&write(&programme, Format::Xer).bytes, Format::Xer).unwrap();
    assert_eq!(again.activities[0].baselines, programme.activities[0].baselines);
}
