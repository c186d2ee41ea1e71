namespace Seaworthy.Tests.Consumers;

/// <summary>A log call that the rule of another package reports.</summary>
/// <param name="Before">The statement as it is found; it knows <c>log</c>, <c>order</c> and <c>carrier</c>.</param>
/// <param name="After">The statement as dotnet format leaves it.</param>
/// <param name="PrintedBefore">What it prints.</param>
/// <param name="PrintedAfter">The same once it is repaired.</param>
public sealed record PeerRow(string Id, string Before, string After, string PrintedBefore, string PrintedAfter);
