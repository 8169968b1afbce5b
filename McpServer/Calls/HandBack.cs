using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools;

namespace Mcp.Daemon.Calls;

/// <summary>What a caller is told when its call outlasts its patience, and when it comes back for nothing.</summary>
internal static class HandBack
{
    /// <summary>The answer of a call that goes on: how long it has run, what it does, and how to get its answer.</summary>
    public static Answer Of(LiveCall call, ToolOffer offer)
    {
        var (tool, elapsed, latest) = (call.Tool.Name, call.Elapsed, call.Progress.Latest.Message);
        var doing = string.IsNullOrEmpty(latest) ? "" : $" Now: {latest}.";
        var thread = call.SoFar?.Thread;
        var also = thread is null ? "" : $" The answer will also stand in thread {thread.Id}.";
        return new Answer
        {
            Tool = tool,
            State = AnswerState.StillRunning,
            Text = $"{tool} is still at work after {elapsed.TotalSeconds:0} s and goes on.{doing}{also}",
            Next = offer.LeavesOut(CollectTool.Name) is not null
                ? $"To get the answer, call {tool} again with exactly the same arguments: that waits for this same work. Nothing is lost; do not change the arguments, that would start over."
                : $$"""To get the answer, call the tool {{CollectTool.Name}} with {"{{CollectTool.CallId}}": "{{call.Id}}"}. Nothing is lost and the work goes on; do not start over with another question. Calling {{tool}} again with exactly the same arguments also waits for this same work.""",
            Thread = thread,
            Notes = call.Lost is { } lost ? [RunAgain(lost)] : null,
            Call = call.Report(),
        };
    }

    /// <summary>What the answer of a call says that runs a second time.</summary>
    public static string RunAgain(LostRequest lost) =>
        $"The daemon that ran this as call {lost.CallId} ended before it answered; this is the second run, and what the first had asked an expert may have been paid for too.";

    /// <summary>Why there is no answer to collect under an id, and how to go on.</summary>
    public static string NotFound(string callId, Tombstone? passed) => passed switch
    {
        { Passing: CallPassing.Delivered } =>
            $"Collecting {callId}: its answer was already delivered at {passed.At:HH:mm:ss} UTC and is not kept any longer. Use that answer; to ask anew, call {passed.Tool} again.",
        { Passing: CallPassing.Cancelled } =>
            $"Collecting {callId}: this call of {passed.Tool} was cancelled at {passed.At:HH:mm:ss} UTC and has no answer. If it is still wanted, call {passed.Tool} again.",
        { Passing: CallPassing.Expired } =>
            $"Collecting {callId}: its answer was not collected in time (RESULT_TTL_SECS) and is gone. Call {passed.Tool} again.",
        _ when string.IsNullOrWhiteSpace(callId) =>
            "Collecting an answer: call_id is empty. It stands in the still_running answer; without it, call the original tool again with the same arguments.",
        _ =>
            $"Collecting {callId}: no such call is running or kept for this workspace and these settings. Check the call_id against the still_running answer; if it is right, the answer is gone, or its daemon ended before there was one: call the original tool again with the same arguments. If that call had a thread, what was kept of it stands there: the tool threads shows it.",
    };
}
