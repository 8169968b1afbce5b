using System.Text.Json.Serialization;

namespace Mcp.Daemon.Answers;

/// <summary>What an expert's answer comes to. It is the one word of an expert by which a call may take another course.</summary>
internal enum ExpertOutcome
{
    [JsonStringEnumMemberName("complete")] Complete,

    /// <summary>It cannot judge without files that it was not sent.</summary>
    [JsonStringEnumMemberName("needs_files")] NeedsFiles,

    /// <summary>The material is too much, or unfit: it asks for a smaller scope.</summary>
    [JsonStringEnumMemberName("narrower_review")] NarrowerReview,

    /// <summary>The question needs a whole review of the code, which this tool is not.</summary>
    [JsonStringEnumMemberName("full_review_advised")] FullReviewAdvised,

    /// <summary>What was reported is no fault of the code that was sent.</summary>
    [JsonStringEnumMemberName("no_bug_found")] NoBugFound,

    /// <summary>It wants to see a test of the project before it writes some.</summary>
    [JsonStringEnumMemberName("test_sample_needed")] TestSampleNeeded,

    /// <summary>Some tests are given; others, which it names, are still to be written.</summary>
    [JsonStringEnumMemberName("more_tests")] MoreTests,
}
