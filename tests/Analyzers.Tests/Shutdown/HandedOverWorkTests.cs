using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>What a handler still does for the work that failed may not be left out when its pause is cancelled.</summary>
public sealed class HandedOverWorkTests
{
    private readonly RuleTest<TokenCallAnalyzer, ForwardTokenFix> _wait = new(WaitIgnoresToken.Rule, References.Net10);

    private static string Handler(string body) =>
        $$"""
        using System;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        interface IIndex { Task AddAsync(string order, CancellationToken token); Task QueueAsync(string order); Task CountAsync(); }

        sealed class Indexer(IIndex index, Channel<string> orders) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await foreach (var order in orders.Reader.ReadAllAsync(stoppingToken))
                    await IndexAsync(order, 0, stoppingToken);
            }

            private async Task IndexAsync(string order, int failures, CancellationToken token)
            {
                try
                {
                    await index.AddAsync(order, token);
                }
                catch (Exception)
                {
                    {{body}}
                }
            }
        }

        """;

    [Theory]
    [InlineData("await Task.[|Delay|](10000); await index.QueueAsync(order);")]
    [InlineData("if (failures < 20) { await Task.[|Delay|](10000); await index.QueueAsync(order); return; }")]
    [InlineData("if (failures < 20) { await Task.[|Delay|](10000); } await index.QueueAsync(order);")]
    public Task No_fix_where_the_work_goes_back_to_its_queue_behind_the_pause(string body) => _wait.ReportsWithoutFix(Handler(body));

    [Theory]
    [InlineData("await Task.[|Delay|](10000);", "await Task.Delay(10000, token);")]
    [InlineData("await index.QueueAsync(order); await Task.[|Delay|](10000);", "await index.QueueAsync(order); await Task.Delay(10000, token);")]
    [InlineData("await Task.[|Delay|](10000); await index.CountAsync();", "await Task.Delay(10000, token); await index.CountAsync();")]
    [InlineData("await Task.[|Delay|](10000); Action later = () => index.QueueAsync(order).Wait(); GC.KeepAlive(later);", "await Task.Delay(10000, token); Action later = () => index.QueueAsync(order).Wait(); GC.KeepAlive(later);")]
    public Task Other_pauses_are_cancelled(string body, string repaired) => _wait.Fixes(Handler(body), Handler(repaired));
}
