using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Seaworthy.Common.Hosting;

namespace Seaworthy.Tests.Common.Hosting;

/// <summary>What a host runs, and which one it is.</summary>
public sealed class HostedServiceTests
{
    private const string Services = """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        namespace Shop
        {
            class Outbox : IHostedService
            {
                Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

                public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
            }

            class LateOutbox : Outbox;

            abstract class Worker : BackgroundService
            {
                protected override Task ExecuteAsync(CancellationToken stoppingToken) => ImportAsync(stoppingToken);

                protected abstract Task ImportAsync(CancellationToken token);
            }

            class Importer : Worker
            {
                protected override Task ImportAsync(CancellationToken token) => Task.CompletedTask;
            }

            sealed partial class Cashier : Importer
            {
                protected sealed override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Delay(-1, stoppingToken);

                private static Task ExecuteAsync(string order) => Task.FromResult(order);
            }

            abstract class Template : BackgroundService
            {
                protected abstract override Task ExecuteAsync(CancellationToken stoppingToken);
            }

            interface IJob;

            abstract class Job : IJob;

            class Audit : Job;

            class Phone
            {
                public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
            }
        }

        namespace Shop.Hosting
        {
            interface IHostedService;

            abstract class BackgroundService : IHostedService;

            class LookAlike : BackgroundService;
        }
        """;

    [Theory]
    [InlineData("Shop.Outbox", true)]
    [InlineData("Shop.LateOutbox", true)]
    [InlineData("Shop.Importer", true)]
    [InlineData("Shop.Template", true)]
    [InlineData("Shop.Audit", false)]
    [InlineData("Shop.Audit", true, "Shop.IJob")]
    [InlineData("Shop.Audit", true, "Acme.Robot", "Shop.Job")]
    [InlineData("Shop.Audit", true, "Job")]
    [InlineData("Shop.Audit", false, "Acme.IJob")]
    [InlineData("Shop.Phone", false)]
    [InlineData("Shop.Hosting.LookAlike", false)]
    public void A_host_runs_what_has_its_contract_or_is_declared_to(string type, bool expected, params string[] additional) =>
        Assert.Equal(expected, HostedService.IsHosted(Find(type, References.Net10), [.. additional]));

    [Theory]
    [InlineData("Shop.Importer", true)]
    [InlineData("Shop.Cashier", true)]
    [InlineData("Shop.Outbox", false)]
    [InlineData("Shop.Hosting.LookAlike", false)]
    public void Not_every_service_is_a_background_service(string type, bool expected)
    {
        Assert.Equal(expected, HostedService.IsBackgroundService(Find(type, References.Net10)));
        Assert.Equal(expected, HostedService.FindHostingVersion(Find(type, References.Net10)) is not null);
    }

    [Theory]
    [InlineData("Shop.Importer", "Worker")]
    [InlineData("Shop.Cashier", "Cashier")]
    [InlineData("Shop.Template", null)]
    [InlineData("Shop.Outbox", null)]
    [InlineData("Shop.Phone", null)]
    public void The_work_is_the_most_derived_override(string type, string? expected) =>
        Assert.Equal(expected, HostedService.FindExecution(Find(type, References.Net10))?.ContainingType.Name);

    [Theory]
    [InlineData(8, true, false)]
    [InlineData(10, false, false)]
    [InlineData(11, false, true)]
    public void The_library_of_the_base_tells_how_the_work_is_run(int version, bool isExecutedInline, bool isAwaitedByHost)
    {
        var importer = Find("Shop.Importer", version switch
        {
            8 => References.Net8,
            10 => References.Net10,
            _ => References.Hosting11,
        });

        Assert.Equal(version, HostedService.FindHostingVersion(importer));
        Assert.Equal(isExecutedInline, HostedService.IsExecutedInline(importer));
        Assert.Equal(isAwaitedByHost, HostedService.IsAwaitedByHost(importer));
    }

    [Theory]
    [InlineData("Shop.Outbox")]
    [InlineData("Shop.Audit")]
    public void Without_the_base_nothing_is_known_of_it(string type)
    {
        var service = Find(type, References.Hosting11);

        Assert.Null(HostedService.FindHostingVersion(service));
        Assert.False(HostedService.IsExecutedInline(service));
        Assert.False(HostedService.IsAwaitedByHost(service));
    }

    [Fact]
    public void The_web_brings_its_own() => Assert.Equal(10, HostedService.FindHostingVersion(Find("Shop.Importer", References.Web)));

    private static INamedTypeSymbol Find(string type, ReferenceSet references) =>
        Source.Bind(Services, references).Compilation.Assembly.GetTypeByMetadataName(type)!;
}
