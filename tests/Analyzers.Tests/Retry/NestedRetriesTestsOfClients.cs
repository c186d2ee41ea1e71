namespace Seaworthy.Tests.Retry;

/// <summary>Clients that retry on their own, as their libraries declare them.</summary>
public sealed class NestedRetriesTestsOfClients
{
    private static readonly ReferenceSet Azure = References.Net10.WithLibrary(
        "Azure.Core",
        """
        using System;
        using System.Threading.Tasks;

        namespace Azure.Core
        {
            public class RetryOptions { public int MaxRetries { get; set; } = 3; }

            public abstract class ClientOptions { public RetryOptions Retry { get; } = new RetryOptions(); }
        }

        namespace Azure
        {
            public class RequestFailedException : Exception { public int Status { get; } }

            public abstract class Response { }

            public class Response<T> { }
        }

        namespace Azure.Storage.Blobs
        {
            public class BlobClientOptions : Azure.Core.ClientOptions { }

            public class BlobContainerClient
            {
                public BlobContainerClient(string connection, string name) { }
                public BlobContainerClient(string connection, string name, BlobClientOptions options) { }
                public BlobClient GetBlobClient(string name) => throw new NotSupportedException();
            }

            public class BlobClient { public Task<Response<bool>> ExistsAsync() => throw new NotSupportedException(); }
        }
        """);

    private static readonly ReferenceSet Database = References.Net10.WithLibrary(
        "Microsoft.EntityFrameworkCore",
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.EntityFrameworkCore.Infrastructure;

        namespace Microsoft.EntityFrameworkCore.Storage { public class RetryLimitExceededException : Exception { } }

        namespace Microsoft.EntityFrameworkCore.Infrastructure
        {
            public class SqlServerDbContextOptionsBuilder { public SqlServerDbContextOptionsBuilder EnableRetryOnFailure(int maxRetryCount = 6) => this; }
        }

        namespace Microsoft.EntityFrameworkCore
        {
            public class DbContextOptionsBuilder { public void UseSqlServer(string connection, Action<SqlServerDbContextOptionsBuilder> configure = null) { } }

            public class DbContext
            {
                protected virtual void OnConfiguring(DbContextOptionsBuilder options) { }
                public Task<int> SaveChangesAsync() => throw new NotSupportedException();
            }
        }
        """);

    private static readonly ReferenceSet Handlers = References.Net10.WithLibrary(
        "Microsoft.Extensions.Http.Resilience",
        """
        using System;

        namespace Microsoft.Extensions.DependencyInjection
        {
            public class RetryOptions { public int MaxRetryAttempts { get; set; } }

            public class HttpStandardResilienceOptions { public RetryOptions Retry { get; } = new RetryOptions(); }

            public static class ResilienceHttpClientBuilderExtensions
            {
                public static void AddStandardResilienceHandler(this IHttpClientBuilder builder) { }
                public static void AddStandardResilienceHandler(this IHttpClientBuilder builder, Action<HttpStandardResilienceOptions> configure) { }
            }
        }
        """);

    [Theory]
    [InlineData("", "3 × 4 = 12 calls")]
    [InlineData(", new BlobClientOptions { Retry = { MaxRetries = 5 } }", "3 × 6 = 18 calls")]
    [InlineData(", new BlobClientOptions()", "3 × 4 = 12 calls")]
    public async Task An_Azure_client_retries(string options, string product) => Assert.Contains($"SEA1010 'ExistsAsync' is retried here and by its client: {product}", await Messages(Blobs(options), Azure), StringComparison.Ordinal);

    [Theory]
    [InlineData(", new BlobClientOptions { Retry = { MaxRetries = 0 } }")]
    [InlineData(", Options.Default")]
    public async Task An_Azure_client_that_does_not_or_may_not(string options) => Assert.DoesNotContain("SEA1010", await Messages(Blobs(options), Azure), StringComparison.Ordinal);

    [Fact]
    public async Task An_Azure_client_from_elsewhere_is_unknown() => Assert.DoesNotContain(
        "SEA1010",
        await Messages(Blobs("").Replace("class Shop\n", "class Shop(BlobContainerClient container)\n", StringComparison.Ordinal).Replace("_orders.Get", "container.Get", StringComparison.Ordinal), Azure),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("sql => sql.EnableRetryOnFailure()", "3 × 7 = 21 calls")]
    [InlineData("sql => sql.EnableRetryOnFailure(2)", "3 × 3 = 9 calls")]
    [InlineData("sql => sql.EnableRetryOnFailure(maxRetryCount: 1)", "3 × 2 = 6 calls")]
    public async Task A_database_context_retries(string configuration, string product) => Assert.Contains($"SEA1010 'SaveChangesAsync' is retried here and by its database context: {product}", await Messages(Context(configuration), Database), StringComparison.Ordinal);

    [Fact]
    public async Task A_database_context_that_does_not_retry() => Assert.DoesNotContain("SEA1010", await Messages(Context("sql => { }"), Database), StringComparison.Ordinal);

    [Fact]
    public async Task The_retries_of_another_context_are_its_own() => Assert.DoesNotContain(
        "SEA1010",
        await Messages(Context("sql => sql.EnableRetryOnFailure()").Replace("class Orders : ", "class Orders : DbContext { }\n\nclass Carriers : ", StringComparison.Ordinal), Database),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("AddHttpClient<Shop>().AddStandardResilienceHandler()", "3 × 4 = 12 calls")]
    [InlineData("AddHttpClient<Shop>().AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = 1)", "3 × 2 = 6 calls")]
    public async Task A_typed_client_retries(string registration, string product) => Assert.Contains($"SEA1010 'GetStringAsync' is retried here and by the handler of its HttpClient: {product}", await Messages(TypedClient(registration), Handlers), StringComparison.Ordinal);

    [Theory]
    [InlineData("AddHttpClient<Shop>()")]
    [InlineData("AddHttpClient<Other>().AddStandardResilienceHandler()")]
    [InlineData("AddHttpClient(\"orders\").AddStandardResilienceHandler()")]
    public async Task A_typed_client_that_does_not_retry(string registration) => Assert.DoesNotContain("SEA1010", await Messages(TypedClient(registration), Handlers), StringComparison.Ordinal);

    private static async Task<string> Messages(string code, ReferenceSet references) => await Findings.Messages(code, references, "SEA1010");

    private static string Blobs(string options) =>
        $$"""
        using System.Threading.Tasks;
        using Azure;
        using Azure.Storage.Blobs;

        static class Options { public static BlobClientOptions Default => null; }

        class Shop
        {
            private readonly BlobContainerClient _orders = new BlobContainerClient("connection", "orders"{{options}});

            async Task LoadAsync()
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        await _orders.GetBlobClient("1").ExistsAsync();
                        return;
                    }
                    catch (RequestFailedException) when (attempt < 3) { await Task.Delay(100); }
                }
            }
        }
        """;

    private static string Context(string configuration) =>
        $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.EntityFrameworkCore;

        class Orders : DbContext
        {
            protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlServer("connection", {{configuration}});
        }

        class Shop(Orders orders)
        {
            async Task SaveAsync()
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        await orders.SaveChangesAsync();
                        return;
                    }
                    catch (Exception) when (attempt < 3) { await Task.Delay(100); }
                }
            }
        }
        """;

    private static string TypedClient(string registration) =>
        $$"""
        using System.Net.Http;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;

        class Other { }

        static class Startup
        {
            public static void Register(IServiceCollection services) => services.{{registration}};
        }

        class Shop
        {
            private readonly HttpClient _http;

            public Shop(HttpClient http) => _http = http;

            async Task<string> LoadAsync()
            {
                for (var attempt = 1; ; attempt++)
                {
                    try { return await _http.GetStringAsync("orders"); }
                    catch (HttpRequestException) when (attempt < 3) { await Task.Delay(100); }
                }
            }
        }
        """;
}
