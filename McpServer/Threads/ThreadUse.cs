namespace Mcp.Daemon.Threads;

/// <summary>What somebody does with a thread: where that fails, the error says it, and how to go on from there.</summary>
/// <param name="Doing">How the error begins, in front of the thread: <c>Continuing</c>.</param>
/// <param name="Outcome">What did not happen then; empty where that goes without saying.</param>
/// <param name="HowToGoOn">Without that thread.</param>
internal sealed record ThreadUse(string Doing, string Outcome, string HowToGoOn)
{
    private const string Listed = "The tool threads, action \"list\", shows the threads of this workspace.";

    public static ThreadUse Chat { get; } = new(
        "Continuing", "Nobody was asked.", "Ask again with the whole question and its context, without continuation_id, or with \"new\" for a new thread.");

    public static ThreadUse Show { get; } = new("Showing", "", Listed);

    public static ThreadUse Export { get; } = new("Exporting", "", Listed);

    public static ThreadUse Delete { get; } = new("Deleting", "Nothing was deleted.", Listed);

    /// <summary>A step of an investigation.</summary>
    public static ThreadUse Step(string tool, int number) => new(
        $"Recording step {number} of {tool} in", "Nothing was recorded, and nobody was asked.",
        (number <= 1 ? "Send step 1 without continuation_id, or with \"new\" for a new thread." : "Begin again with step_number 1 and continuation_id \"new\", with what the earlier steps found.")
        + " " + Listed);
}
