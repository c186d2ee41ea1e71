using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>What a team can tell the rules about tokens of its own types and methods.</summary>
public sealed class TokenOptionTests
{
    private readonly RuleTest<TokenCallAnalyzer, ForwardTokenFix> _call = new(TokenNotForwarded.Rule, References.Net10);
    private readonly RuleTest<TokenCallAnalyzer, ForwardTokenFix> _wait = new(WaitIgnoresToken.Rule, References.Net10);

    private static string Job(string call, string wait) =>
        $$"""
        using System.Threading;
        using System.Threading.Tasks;

        namespace Scheduling
        {
            interface IJob
            {
                Task RunAsync(JobRun run);
            }

            sealed class JobRun
            {
                public CancellationToken Stopping => default;
            }
        }

        namespace Shops
        {
            using Scheduling;

            interface IOrders
            {
                Task ArchiveAsync(int year, CancellationToken cancellationToken = default);

                Task WaitForNextAsync(CancellationToken cancellationToken = default);
            }

            sealed class Archive(IOrders orders) : IJob
            {
                public async Task RunAsync(JobRun run)
                {
                    await orders.{{call}};
                    await orders.{{wait}};
                }
            }
        }
        """;

    [Fact]
    public Task A_property_of_a_parameter_holds_the_token() => _call.With("seaworthy.shutdown.additional_token_members = Scheduling.JobRun.Stopping", "seaworthy.shutdown.token_only_waits = Shops.IOrders.WaitForNextAsync").Fixes(
        Job("[|ArchiveAsync|](2025)", "WaitForNextAsync(run.Stopping)"),
        Job("ArchiveAsync(2025, run.Stopping)", "WaitForNextAsync(run.Stopping)"));

    [Fact]
    public Task Otherwise_it_is_any_property() => _call.IsSilent(Job("ArchiveAsync(2025)", "WaitForNextAsync()"));

    [Fact]
    public Task A_type_runs_in_a_host() => _call.With("seaworthy.shutdown.additional_token_members = JobRun.Stopping", "seaworthy.shutdown.host_types = Scheduling.IJob").WithSeverity(DiagnosticSeverity.Warning).Fixes(
        Job("[|ArchiveAsync|](2025)", "WaitForNextAsync(run.Stopping)"),
        Job("ArchiveAsync(2025, run.Stopping)", "WaitForNextAsync(run.Stopping)"));

    [Fact]
    public Task A_method_does_nothing_but_wait() => _wait.With("seaworthy.shutdown.additional_token_members = JobRun.Stopping", "seaworthy.shutdown.host_types = Scheduling.IJob", "seaworthy.shutdown.token_only_waits = Shops.IOrders.WaitForNextAsync").Fixes(
        Job("ArchiveAsync(2025)", "[|WaitForNextAsync|]()"),
        Job("ArchiveAsync(2025)", "WaitForNextAsync(run.Stopping)"));

    [Fact]
    public Task A_method_finishes_what_has_been_begun() => _call.With("seaworthy.shutdown.additional_token_members = JobRun.Stopping", "seaworthy.shutdown.commit_point_names = Archive").IsSilent(
        Job("ArchiveAsync(2025)", "WaitForNextAsync(run.Stopping)"));

    private static ReferenceSet TestProject => References.Net10.WithLibrary("xunit.core", "namespace Xunit { public class FactAttribute : System.Attribute; }");

    private const string Loop =
        """
        using System.Threading;
        using System.Threading.Tasks;

        class Mailer
        {
            public async Task RunAsync(CancellationToken token)
            {
                while (!token.IsCancellationRequested)
                    await Task.Delay(5000);
            }
        }
        """;

    [Fact]
    public Task Tests_wait_as_they_like() => (_wait with { References = TestProject }).IsSilent(Loop);

    [Fact]
    public Task Unless_they_are_asked_about() => (_wait with { References = TestProject }).With("seaworthy.shutdown.analyze_tests = true").Fixes(
        Loop.Replace("Delay", "[|Delay|]", StringComparison.Ordinal),
        Loop.Replace("5000", "5000, token", StringComparison.Ordinal));
}
