namespace Seaworthy.Tests.Execution.Comparing;

/// <summary>A way in which code may behave otherwise after its fix.</summary>
/// <param name="Before">What is seen before the fix, for readers of the rule's page.</param>
/// <param name="After">What is seen after it.</param>
/// <param name="Reason">Why that is right, or can't be helped.</param>
internal abstract record AllowedDifference(string Id, string Title, string Before, string After, string Reason);

/// <summary>One about how a value is shown: decided by rendering that value again.</summary>
internal sealed record ValueDifference(string Id, string Title, string Before, string After, string Reason, Func<TemplatePart, Observation, bool> Explains)
    : AllowedDifference(Id, Title, Before, After, Reason);

/// <summary>One about a whole record, or about how the run ends.</summary>
internal sealed record BehaviorDifference(string Id, string Title, string Before, string After, string Reason, Func<Difference, bool> Explains)
    : AllowedDifference(Id, Title, Before, After, Reason);
