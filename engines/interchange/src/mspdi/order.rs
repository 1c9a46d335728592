//! The order in which the format's schema expects the parts of a project, task, resource, assignment and calendar.

use crate::Element;

pub(super) const PROJECT: &str = "SaveVersion BuildNumber UID Name GUID Title Subject Category Company Manager Author \
    CreationDate Revision LastSaved ScheduleFromStart StartDate FinishDate FYStartDate CriticalSlackLimit CurrencyDigits \
    CurrencySymbol CurrencyCode CurrencySymbolPosition CalendarUID BaselineCalendar DefaultStartTime DefaultFinishTime \
    MinutesPerDay MinutesPerWeek DaysPerMonth DefaultTaskType DefaultFixedCostAccrual DefaultStandardRate \
    DefaultOvertimeRate DurationFormat WorkFormat EditableActualCosts HonorConstraints EarnedValueMethod \
    InsertedProjectsLikeSummary MultipleCriticalPaths NewTasksEffortDriven NewTasksEstimated SplitsInProgressTasks \
    SpreadActualCost SpreadPercentComplete TaskUpdatesResource FiscalYearStart WeekStartDay MoveCompletedEndsBack \
    MoveRemainingStartsBack MoveRemainingStartsForward MoveCompletedEndsForward BaselineForEarnedValue \
    AutoAddNewResourcesAndTasks StatusDate CurrentDate MicrosoftProjectServerURL Autolink NewTaskStartDate \
    NewTasksAreManual DefaultTaskEVMethod ProjectExternallyEdited ExtendedCreationDate ActualsInSync \
    RemoveFileProperties AdminProject UpdateManuallyScheduledTasksWhenEditingLinks \
    KeepTaskOnNearestWorkingTimeWhenMadeAutoScheduled Views Filters Groups Tables Maps Reports Drawings DataLinks \
    VBAProjects OutlineCodes WBSMasks ExtendedAttributes Calendars Tasks Resources Assignments";

pub(super) const TASK: &str = "UID GUID ID Name Active Manual Type IsNull CreateDate Contact WBS WBSLevel OutlineNumber \
    OutlineLevel Priority StartText FinishText DurationText Start Finish Duration ManualStart ManualFinish ManualDuration DurationFormat Work Stop Resume \
    ResumeValid EffortDriven Recurring OverAllocated Estimated Milestone Summary DisplayAsSummary Critical IsSubproject \
    IsSubprojectReadOnly SubprojectName ExternalTask ExternalTaskProject EarlyStart EarlyFinish LateStart LateFinish \
    StartVariance FinishVariance WorkVariance FreeSlack TotalSlack StartSlack FinishSlack FixedCost FixedCostAccrual \
    PercentComplete PercentWorkComplete Cost OvertimeCost OvertimeWork ActualStart ActualFinish ActualDuration ActualCost \
    ActualOvertimeCost ActualWork ActualOvertimeWork RegularWork RemainingDuration RemainingCost RemainingWork \
    RemainingOvertimeCost RemainingOvertimeWork ACWP CV ConstraintType CalendarUID ConstraintDate Deadline \
    LevelAssignments LevelingCanSplit LevelingDelay LevelingDelayFormat PreLeveledStart PreLeveledFinish Hyperlink \
    HyperlinkAddress HyperlinkSubAddress IgnoreResourceCalendar Notes HideBar Rollup BCWS BCWP PhysicalPercentComplete \
    EarnedValueMethod PredecessorLink ActualWorkProtected ActualOvertimeWorkProtected IsPublished \
    StatusManager CommitmentStartDate CommitmentFinishDate CommitmentType ExtendedAttribute Baseline OutlineCode \
    TimephasedData";

pub(super) const RESOURCE: &str = "UID GUID ID Name Type IsNull Initials Phonetics NTAccount MaterialLabel Code Group \
    WorkGroup EmailAddress Hyperlink HyperlinkAddress HyperlinkSubAddress MaxUnits PeakUnits OverAllocated AvailableFrom \
    AvailableTo Start Finish CanLevel AccrueAt Work RegularWork OvertimeWork ActualWork RemainingWork ActualOvertimeWork \
    RemainingOvertimeWork PercentWorkComplete StandardRate StandardRateFormat Cost OvertimeRate OvertimeRateFormat \
    OvertimeCost CostPerUse ActualCost ActualOvertimeCost RemainingCost RemainingOvertimeCost WorkVariance CostVariance \
    SV CV ACWP CalendarUID Notes BCWS BCWP IsGeneric IsInactive IsEnterprise BookingType ActualWorkProtected \
    ActualOvertimeWorkProtected ActiveDirectoryGUID CreationDate IsCostResource AssnOwner \
    AssnOwnerGuid IsBudget ExtendedAttribute Baseline OutlineCode AvailabilityPeriods Rates TimephasedData";

pub(super) const ASSIGNMENT: &str = "UID GUID TaskUID ResourceUID PercentWorkComplete ActualCost ActualFinish \
    ActualOvertimeCost ActualOvertimeWork ActualStart ActualWork ACWP Confirmed Cost CostRateTable RateScale CostVariance \
    CV Delay Finish FinishVariance Hyperlink HyperlinkAddress HyperlinkSubAddress WorkVariance HasFixedRateUnits \
    FixedMaterial LevelingDelay LevelingDelayFormat LinkedFields Milestone Notes Overallocated OvertimeCost OvertimeWork \
    PeakUnits RegularWork RemainingCost RemainingOvertimeCost RemainingOvertimeWork RemainingWork ResponsePending Start \
    Stop Resume StartVariance Summary SV Units UpdateNeeded VAC Work WorkContour BCWS BCWP BookingType \
    ActualWorkProtected ActualOvertimeWorkProtected CreationDate AssnOwner AssnOwnerGuid BudgetCost BudgetWork \
    ExtendedAttribute Baseline TimephasedData";

pub(super) const CALENDAR: &str = "UID GUID Name IsBaseCalendar IsBaselineCalendar BaseCalendarUID WeekDays Exceptions \
    WorkWeeks";

/// Puts parts into the schema's order; parts that the schema does not know go to the end.
pub(super) fn sort(parts: &mut [Element], schema: &str) {
    let places: std::collections::HashMap<&str, usize> =
        schema.split_whitespace().enumerate().map(|(i, name)| (name, i)).collect();
    parts.sort_by_key(|part| places.get(part.name.as_str()).copied().unwrap_or(usize::MAX));
}
